# A file of 2 GB in one line; sparse where the file system can, so that it takes neither time nor space.
with open("answers.csv", "wb") as out:
    out.write(b"q1,q2\n1,")
    out.truncate(2_000_000_000)
