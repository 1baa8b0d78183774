// Every report of one example: node pages_test.mjs PROGRAM MODULES CHROMIUM STUDY AUDIENCE ...
import path from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { conclude, htmlValidate, open, rest, root, run, violations, withBrowser, withScratch } from './tools.mjs';

const [study, ...audiences] = rest;
const schema = JSON.parse(readFileSync(path.join(root, 'docs/study.schema.json'), 'utf8'));
const sections = [...schema.properties.report.properties.sections.items.enum, 'introduction', 'about-site'];
const problems = [];
let looked = 0;

function validator() {
  const { HtmlValidate } = htmlValidate();
  return new HtmlValidate({
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
}

async function look(browser, file, name, full) {
  const report = await validator().validateString(readFileSync(file, 'utf8'));
  for (const message of report.results.flatMap((result) => result.messages)) problems.push(`${name}: line ${message.line}: ${message.ruleId}: ${message.message}`);
  for (const scheme of ['light', 'dark']) {
    const { page, trouble, close } = await open(browser, file, scheme);
    problems.push(...trouble.map((what) => `${name}, ${scheme}: ${what}`));
    // Colours alone differ between the two.
    const found = await violations(page, scheme === 'dark' ? 'color-contrast' : undefined);
    if (full)
      for (const id of await page.locator('h2').evaluateAll((headings) => headings.map((heading) => heading.id)))
        if (!sections.includes(id)) problems.push(`${name}: the section "${id}" cannot be chosen in a study (lib/recaudit/study/report_sections.hpp, docs/study.schema.json)`);
    problems.push(...found.map((what) => `${name}, ${scheme}: ${what}`));
    await close();
    ++looked;
  }
}

function pagesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.name === 'report.html').map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

await withScratch((scratch) =>
  withBrowser(async (browser) => {
    for (const audience of audiences) {
      const out = path.join(scratch, audience);
      const wanted = audience === 'everyone' ? [] : audience === 'by-site' ? ['--by-site'] : ['--audience', audience];
      run('run', path.join(root, study), '-o', out, '--formats', 'html', ...wanted);
      for (const file of pagesIn(out)) await look(browser, file, `${audience} ${path.relative(out, file)}`, audience === 'everyone' || audience === 'by-site');
    }
  }),
);
conclude(problems, `${looked} pages, light and dark`);
