"""Simulated answers of 60 people to ten questions, of whom twelve ticked straight down, two files hold ten the same and two are too fast."""
import random

draw = random.Random(5)
lines = ["site,took," + ",".join(f"q{i}" for i in range(1, 11))]
for person in range(60):
    level = draw.choice([2, 3, 4])
    answers = [min(5, max(1, level + draw.choice([-1, 0, 0, 1]))) for _ in range(10)] if person >= 12 else [5 if person % 3 else 4] * 10
    took = 8 if person in (20, 21) else "" if person % 7 == 0 else 60 + person
    lines.append(",".join(map(str, [["North", "South"][person % 2], took, *answers])))
lines += [line.replace("North", "South") if "North" in line else line for line in lines[31:33]]
with open("answers.csv", "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
items = "\n".join(f"  - {{id: q{i}, text: Question {i}., options: agreement}}" for i in range(1, 11))
choices = ", ".join(f"{{code: {i}, label: Label {i}}}" for i in range(1, 6))
with open("form.yaml", "w", encoding="utf-8") as file:
    file.write(f"""instrument: ten
title: Ten questions
perspective: staff
options:
  agreement: {{type: likert, choices: [{choices}]}}
items:
{items}
scales:
  - {{id: culture, title: Culture, items: [q1, q2, q3, q4, q5, q6, q7, q8, q9, q10]}}
""")
for name, rule in (("study", "quality: {exclude: [long_string, speed, duplicate], duration: took}"), ("nobody", "quality: {duration: took}")):
    with open(f"{name}.yaml", "w", encoding="utf-8") as file:
        file.write(f"study: {name}\ntitle: Ten questions\ninstruments: [./form.yaml]\nresponses: [{{file: answers.csv}}]\n{rule}\n")
