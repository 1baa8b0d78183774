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
