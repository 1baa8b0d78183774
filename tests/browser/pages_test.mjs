// Every report of one study, for every audience: in the light, in the dark, and printed.
// node pages_test.mjs PROGRAM MODULES CHROMIUM STUDY AUDIENCE ...; by-site for the reports of single sites
import path from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { conclude, htmlValidate, misplacedText, open, printProblems, rest, root, run, violations, withBrowser, withScratch } from './tools.mjs';

const [study, ...audiences] = rest;
const schema = JSON.parse(readFileSync(path.join(root, 'docs/study.schema.json'), 'utf8'));
const sections = [...schema.properties.report.properties.sections.items.enum, 'introduction', 'about-site'];
const { HtmlValidate } = htmlValidate();
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-inline-style': 'off',
    'long-title': 'off', // a study's title is its own
    'prefer-native-element': 'off', // role="region" with a name is what a scrolling table needs
    'no-redundant-role': 'off',
    'wcag/h30': 'error',
    'wcag/h37': 'error',
  },
});
const problems = [];
let looked = 0;
let printed = 0;

async function source(file) {
  const report = await validator.validateString(readFileSync(file, 'utf8'));
  return report.results.flatMap((result) => result.messages).map((message) => `line ${message.line}: ${message.ruleId}: ${message.message}`);
}

/// Sections that a study cannot choose by name.
async function unknownSections(page) {
  const ids = await page.locator('h2').evaluateAll((headings) => headings.map((heading) => heading.id));
  return ids.filter((id) => !sections.includes(id)).map((id) => `the section "${id}" cannot be chosen in a study (lib/recaudit/study/report_sections.hpp, docs/study.schema.json)`);
}

async function light(browser, file, isFull) {
  const { page, trouble, close } = await open(browser, file, 'light');
  const found = [...trouble, ...(await violations(page)), ...(await misplacedText(page)), ...(isFull ? await unknownSections(page) : [])];
  await close();
  return found;
}

/// Colours alone differ from the light.
async function dark(browser, file) {
  const { page, trouble, close } = await open(browser, file, 'dark');
  const found = [...trouble, ...(await violations(page, 'color-contrast'))];
  await close();
  return found;
}

async function paper(browser, file, audience) {
  const { pages, found } = await printProblems(browser, file, audience === 'board' ? 2 : Infinity);
  printed += pages;
  return found;
}

async function look(browser, file, name, audience) {
  const isFull = audience === 'everyone' || audience === 'by-site';
  const say = (how) => (what) => problems.push(`${name}, ${how}: ${what}`);
  (await source(file)).forEach(say('source'));
  (await light(browser, file, isFull)).forEach(say('light'));
  (await dark(browser, file)).forEach(say('dark'));
  (await paper(browser, file, audience)).forEach(say('printed'));
  ++looked;
}

function pagesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.name === 'report.html').map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

await withScratch((scratch) =>
  withBrowser(async (browser) => {
    for (const audience of audiences) {
      const out = path.join(scratch, audience);
      const wanted = audience === 'everyone' ? [] : audience === 'by-site' ? ['--by-site'] : ['--audience', audience];
      run('run', path.join(root, study), '-o', out, '--formats', 'html', '--quiet', ...wanted);
      const files = pagesIn(out).filter((file) => audience !== 'by-site' || path.dirname(file) !== out);
      for (const file of files) await look(browser, file, `${audience} ${path.relative(out, file)}`, audience);
    }
  }),
);
conclude(problems, `${looked} reports in the light and the dark, ${printed} printed pages`);
