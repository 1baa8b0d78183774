open("answers.csv", "w").write("q1,comment,q2\n1," + "x" * 3_000_000 + ",2\n")
