# The screens of examples/leadership-climate (2,042 people, real answers) by R alone, for screens_test.py.
# The two sets of answers (1 to 5, 0 to 4) part runs; none of the questions is reversed.
# Usage: Rscript screens.R < examples/leadership-climate/responses.csv
x <- read.csv(file("stdin"))[, -(1:2)]
sets <- rep(1:2, c(14, 5)); scales <- rep(1:3, c(11, 3, 5))
share <- sweep(x, 2, c(1, 0)[sets]) / 4
runs <- apply(x, 1, function(a) max(unlist(tapply(a, sets, function(of_set) max(rle(of_set)$lengths)))))
long <- runs >= max(6, ceiling(ncol(x) / 2))
halves <- function(a, which) tapply(seq_along(a), scales, function(i) mean(a[i[seq_along(i) %% 2 == which]]))
even_odd <- apply(share, 1, function(a) { r <- suppressWarnings(cor(halves(a, 0), halves(a, 1))); max(-1, 2 * r / (1 + r)) })
d2 <- mahalanobis(x, colMeans(x), cov(x))
text <- apply(x[!long, ], 1, paste, collapse = " ")
near <- rep(FALSE, length(text))
for (item in seq_len(ncol(x))) {
  rest <- apply(x[!long, -item], 1, paste, collapse = " ")
  answers <- split(x[!long, item], rest)
  near <- near | rest %in% names(answers)[sapply(answers, function(a) length(unique(a)) > 1)]
}
cat("long_string", sum(long), "\nlow_variability", sum(apply(share, 1, sd) < 0.05), "\neven_odd", sum(even_odd < 0, na.rm = TRUE),
    "of", sum(!is.na(even_odd)), "\nmahalanobis", sum(d2 > qchisq(.999, ncol(x))), "\nduplicate",
    sum(duplicated(text) | duplicated(text, fromLast = TRUE)), "of", sum(!long), "\nnear_duplicate", sum(near), "\n")
for (s in 1:3) cat(c("leadership", "task_significance", "hostility")[s], "floor", sum(rowMeans(share[, scales == s]) == 0), "ceiling",
                   sum(rowMeans(share[, scales == s]) == 1), "\n")
