// Texts of charts keep clear of each other and inside their chart, whatever the names and however many sites.
import path from 'node:path';
import { conclude, misplacedText, open, run, withBrowser, withScratch } from './tools.mjs';
import { sizes, writeStudy } from './studies.mjs';

const problems = [];
let charts = 0;

await withScratch((scratch) =>
  withBrowser(async (browser) => {
    for (const [name, words] of Object.entries(sizes)) {
      const folder = path.join(scratch, name.replaceAll(' ', '-'));
      run('run', writeStudy(folder, words), '-o', path.join(folder, 'out'), '--formats', 'html', '--quiet');
      for (const width of [1280, 500]) {
        const { page, close } = await open(browser, path.join(folder, 'out', 'report.html'), 'light', { width, height: 900 });
        problems.push(...(await misplacedText(page)).map((what) => `${name}, ${width} wide: ${what}`));
        charts += await page.locator('figure svg').count();
        await close();
      }
    }
  }),
);
conclude(problems, `${charts} charts`);
