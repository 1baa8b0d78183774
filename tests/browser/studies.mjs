// Simulated studies of any size, with answers from a fixed sequence: nobody gave them.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function draws(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function form(perspective, words) {
  const scales = words.themes.map((title, s) => `  - {id: theme_${s + 1}, title: ${JSON.stringify(title)}, items: [q${s}_1, q${s}_2]}`);
  const items = words.themes.flatMap((_, s) => [1, 2].map((i) => `  - {id: q${s}_${i}, text: ${JSON.stringify(words.item(s, i))}, options: agreement}`));
  return `instrument: form-${perspective}
family: forms
version: "1"
title: Simulated form
perspective: ${perspective}
options:
  agreement:
    type: likert
    choices:
${[1, 2, 3, 4, 5].map((code) => `      - {code: ${code}, label: ${['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'][code - 1]}}`).join('\n')}
    favourable: [4, 5]
    neutral: [3]
items:
${items.join('\n')}
scales:
${scales.join('\n')}
`;
}

const quoted = (cell) => `"${String(cell).replaceAll('"', '""')}"`;

function answers(seed, words, people) {
  const draw = draws(seed);
  const items = words.themes.flatMap((_, s) => [`q${s}_1`, `q${s}_2`]);
  const lines = [['respondent', 'wave', 'site', 'team', ...items].join(',')];
  let person = 0;
  for (const wave of words.waves)
    words.sites.forEach((site, at) => {
      for (const team of words.teams)
        for (let i = 0; i < people; ++i) {
          const lean = draw() * 2 + (at % 5) * 0.3 + (wave === words.waves.at(-1) ? 0.8 : 0);
          lines.push([++person, wave, quoted(site), quoted(team), ...items.map(() => Math.max(1, Math.min(5, Math.round(lean + draw() * 2 + 1))))].join(','));
        }
    });
  return `${lines.join('\n')}\n`;
}

/// Writes a study into `folder` and gives the path of its file.
export function writeStudy(folder, words) {
  mkdirSync(folder, { recursive: true });
  const full = { title: 'A simulated study', waves: ['2024', '2025', '2026'], teams: ['One'], themes: ['Vision', 'Hope', 'Trust'], item: (s, i) => `Simulated statement ${s + 1}.${i} about how things are.`, people: 12, ...words };
  const perspectives = ['staff', 'service_user'];
  perspectives.forEach((perspective, at) => {
    writeFileSync(path.join(folder, `${perspective}.yaml`), form(perspective, full));
    writeFileSync(path.join(folder, `${perspective}.csv`), answers(at + 1, full, full.people));
  });
  const study = `study: simulated
title: ${JSON.stringify(full.title)}
instruments: [./staff.yaml, ./service_user.yaml]
responses:
${perspectives.map((perspective) => `  - {file: ${perspective}.csv, instrument: form-${perspective}}`).join('\n')}
waves: [${full.waves.map((wave) => `{id: "${wave}", date: ${wave}-03-31}`).join(', ')}]
`;
  writeFileSync(path.join(folder, 'study.yaml'), study);
  return path.join(folder, 'study.yaml');
}

const many = (count) => Array.from({ length: count }, (_, i) => `Site number ${i + 1}`);
const long = 'The Extraordinarily Long Name of a Recovery Service in the Valley beyond the Old Railway Bridge and its Outlying Houses';
const unbroken = 'LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';

/// The sizes that every layout of a chart has to hold.
export const sizes = {
  'one site': { sites: ['Only one'], teams: ['One', 'Two', 'Three'] },
  'three sites': { sites: ['North', 'South', 'West'], teams: ['One', 'Two'] },
  'forty sites': { sites: many(40), waves: ['2025', '2026'] },
  'long names': {
    sites: [long, `${long}, second part`, unbroken, 'Short'],
    teams: [long, 'B'],
    themes: ['Clarity of vision, values and definition as understood by everyone who works or lives here, on every shift', unbroken, 'Hope'],
    item: (s, i) => `Statement ${s + 1}.${i} goes on for rather longer than anyone would wish, because people who write questionnaires sometimes cannot stop once they have begun, ${s === 1 ? unbroken : 'and then add an example'}.`,
  },
  'wide words': { sites: ['WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW MMMMMMMMMM', '\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57', '\u0645\u0648\u0642\u0639 \u0627\u0644\u0634\u0645\u0627\u0644'], themes: ['WWWWWWWW MMMMMMMM WWWWWWWW', 'Hope'] },
};
