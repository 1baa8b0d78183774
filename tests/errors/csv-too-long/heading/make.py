open("answers.csv", "w").write("x" * 20_000_000)
