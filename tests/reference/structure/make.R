# Writes responses.csv (simulated) and expected.csv of this pack with lavaan: Rscript make.R (from this folder; lavaan 0.6-14).
suppressMessages(library(lavaan))
num <- function(v) ifelse(is.na(v), "", sprintf("%.15g", v))

# Simulated: 450 people at three sites; two scales of four items; x3 is answered higher at site C than its theme accounts for.
set.seed(20); n <- 450; site <- rep(c("A", "B", "C"), each = n / 3)
f1 <- rnorm(n) + .3 * (site == "B"); f2 <- .5 * f1 + sqrt(.75) * rnorm(n)
item <- function(f, loading, intercept = 3) pmin(5, pmax(1, round(intercept + loading * f + .7 * rnorm(n))))
s <- data.frame(respondent = sprintf("s%03d", seq_len(n)), site, x1 = item(f1, .9), x2 = item(f1, .8), x3 = item(f1, .8, 3 + .6 * (site == "C")), x4 = item(f1, .6),
                y1 = item(f2, .9), y2 = item(f2, .7), y3 = item(f2, .8), y4 = item(f2, .6))
for (at in c("x2", "y4")) s[sample(n, 12), at] <- NA
write.csv(s, "responses.csv", row.names = FALSE, quote = FALSE, na = "")

# lavaan stops early by default; these settings carry it on until nothing moves.
fit <- function(model, data, ...) suppressWarnings(cfa(model, data, std.lv = TRUE, optim.force.converged = TRUE,
  control = list(rel.tol = 1e-15, x.tol = 1e-15, abs.tol = 0, eval.max = 20000, iter.max = 20000), ...))
measures <- c(chi_square = "chisq", df = "df", p_value = "pvalue", cfi = "cfi", tli = "tli", rmsea = "rmsea", rmsea_ci_low = "rmsea.ci.lower", rmsea_ci_high = "rmsea.ci.upper", srmr = "srmr")
tolerance <- c(n = 0, chi_square = 1e-6, df = 0, p_value = 1e-8, cfi = 1e-8, tli = 1e-8, rmsea = 1e-8, rmsea_ci_low = 1e-5, rmsea_ci_high = 1e-5, srmr = 1e-6, delta_cfi = 1e-8)
rows <- NULL
add <- function(study, table, scope, column, value, tolerance, call) rows <<- rbind(rows, data.frame(study, table, scope, column, value = num(value), tolerance, r_call = call))
structure_row <- function(study, model, across, f, before, call) {
  v <- fitMeasures(f)[measures]; names(v) <- names(measures)
  v <- c(n = as.numeric(fitMeasures(f, "ntotal")), v, delta_cfi = if (is.null(before)) NA else as.numeric(fitMeasures(f, "cfi") - fitMeasures(before, "cfi")))
  for (c in names(v)) add(study, "structure", sprintf("by=all;model=%s;across=%s", model, across), c, v[[c]], tolerance[[c]], call)
}
models <- function(study, model, data, across, extra = NULL) {
  one <- fit(model, data); structure_row(study, "one_group", "", one, NULL, "fitMeasures(cfa(model, X, std.lv = TRUE))")
  e <- parameterEstimates(one, standardized = TRUE)
  for (i in which(e$op == "=~")) for (c in c("loading", "se", "standardised"))
    add(study, "loadings", sprintf("by=all;scale=%s;item=%s", e$lhs[i], e$rhs[i]), c, e[[c(loading = "est", se = "se", standardised = "std.all")[[c]]]][i], 1e-5, "parameterEstimates(fit, standardized = TRUE)")
  for (i in which(e$op == "~~" & e$lhs != e$rhs)) for (c in c("correlation", "se"))
    add(study, "factor_correlations", sprintf("by=all;scale_a=%s;scale_b=%s", e$lhs[i], e$rhs[i]), c, e[[c(correlation = "est", se = "se")[[c]]]][i], 1e-5, "parameterEstimates(fit)")
  if (is.null(across)) return(invisible())
  equal <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts")); before <- NULL
  for (m in names(equal)) {
    f <- fit(model, data, group = across, group.equal = equal[[m]])
    structure_row(study, m, across, f, before, sprintf("cfa(model, X, std.lv = TRUE, group = \"%s\", group.equal = c(%s))", across, paste0("\"", equal[[m]], "\"", collapse = ", ")))
    before <- f
  }
}
scale_of <- function(name, items) paste(name, "=~", paste(items, collapse = " + "))
complete <- function(d, items) d[complete.cases(d[items]), ]

models("study", paste(scale_of("x", paste0("x", 1:4)), scale_of("y", paste0("y", 1:4)), sep = "\n"), complete(s, c(paste0("x", 1:4), paste0("y", 1:4))), "site")
d <- read.csv("../small-fixture/responses.csv", na.strings = ""); q <- paste0("q", 1:6)
d$q3 <- 6 - d$q3; d$q5 <- 6 - d$q5
models("study-fixture", scale_of("culture", q), complete(d, q), "role")
l <- read.csv("../leadership-climate/responses.csv")
models("study-leadership", paste(scale_of("leadership", sprintf("lead%02d", 1:11)), scale_of("task_significance", sprintf("tsig%02d", 1:3)), scale_of("hostility", sprintf("hostil%02d", 1:5)), sep = "\n"), l, NULL)
rows$r_call <- paste0("\"", gsub("\"", "\"\"", rows$r_call), "\"")
writeLines(c("study,table,scope,column,value,tolerance,r_call", apply(rows, 1, function(r) paste(trimws(r), collapse = ","))), "expected.csv")
