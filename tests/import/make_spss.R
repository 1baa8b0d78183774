# Writes the SPSS samples from plain/answers.csv, with haven: Rscript make_spss.R, in this folder.
library(haven)
answers <- read.csv("plain/answers.csv", colClasses = "character", na.strings = "")
agreement <- c("Strongly disagree" = 1, "Disagree - a little" = 2, "Neither agree nor disagree" = 3, "Agree, on the whole" = 4, "Strongly agree" = 5)
numbers <- function(x) as.numeric(x)

made <- function(missing_code) {
  likert <- function(x, text) {
    x <- numbers(x)
    x[!is.na(x) & x == 8] <- missing_code
    labelled_spss(x, labels = c(agreement, "Don't know" = missing_code), na_values = missing_code, label = text)
  }
  data.frame(
    prison = labelled(match(answers$site, c("North", "South")), c(North = 1, South = 2), label = "Which prison?"),
    ipaddress = "192.0.2.1",
    day = as.Date("2026-03-01"),
    VISION_1 = likert(answers$vision_1, "People here share one picture of recovery"),
    b2 = likert(answers$vision_2, "Recovery is \u201csomebody else\u2019s\u201d job, not ours"),
    b3 = likert(answers$hope_1, "People leave with more hope than they came with"),
    closeness_1 = numbers(answers$closeness_1),
    supports_1 = answers$supports_1
  )
}
write_sav(made(8), "spss/export.sav", compress = "byte")
write_sav(made(8), "spss_zsav/export.zsav", compress = "zsav")
write_sav(made(99), "spss_other_codes/export.sav", compress = "none")

# The forms that missing values can take, and strings longer than a segment: the same as make_spss.sps writes with PSPP.
forms <- tibble::tibble(
  one = labelled_spss(c(1, 8, 9, -1.5, NA), labels = c("Yes" = 1, "Don't know" = 8, "Not \u2013 asked" = 9), na_values = 8),
  two = labelled_spss(c(1, 8, 9, 97, NA), na_values = c(8, 9)),
  three = labelled_spss(c(1, 8, 9, 98, NA), na_values = c(8, 9, 98)),
  range = labelled_spss(c(1, 8, 90, 99, NA), na_range = c(90, Inf)),
  both = labelled_spss(c(1, 8, 9, 0.5, NA), na_values = 1, na_range = c(8, 9)),
  words = c(paste0(strrep("x", 299), "y"), paste0("\u2013 \u00e9, \"quoted\" ", 2:5))
)
attr(forms$words, "label") <- "In their own words"
write_sav(forms, "sav/missing_haven.sav")
