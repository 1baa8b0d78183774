// Texts of charts keep clear of each other and inside their chart, and printed rows are whole, whatever the names and
// however many sites.
import path from 'node:path';
import { conclude, misplacedText, open, printProblems, run, withBrowser, withScratch } from './tools.mjs';
import { sizes, writeStudy } from './studies.mjs';

const problems = [];
let charts = 0;
let printed = 0;

async function look(browser, file, name) {
  for (const width of [1280, 500]) {
    const { page, close } = await open(browser, file, 'light', { width, height: 900 });
    problems.push(...(await misplacedText(page)).map((what) => `${name}, ${width} wide: ${what}`));
    charts += await page.locator('figure svg').count();
    await close();
  }
}

async function print(browser, file, name, most) {
  const { pages, found } = await printProblems(browser, file, most);
  problems.push(...found.map((what) => `${name}, printed: ${what}`));
  printed += pages;
}

await withScratch((scratch) =>
  withBrowser(async (browser) => {
    for (const [name, words] of Object.entries(sizes)) {
      const folder = path.join(scratch, name.replaceAll(' ', '-'));
      const study = writeStudy(folder, words);
      const make = (...wanted) => {
        const out = path.join(folder, 'out', ...wanted.slice(1));
        run('run', study, '-o', out, '--formats', 'html', '--quiet', ...wanted);
        return path.join(out, 'report.html');
      };
      const full = make();
      await look(browser, full, name);
      await print(browser, full, name, Infinity);
      await print(browser, make('--audience', 'board'), `${name}, board`, 2);
      await print(browser, make('--audience', 'service_user'), `${name}, service_user`, Infinity);
    }
  }),
);
conclude(problems, `${charts} charts, ${printed} printed pages`);
