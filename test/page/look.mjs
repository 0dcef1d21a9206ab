/**
 * Opens a report page in a real browser, does what a reader would do, and prints what there was to see, as JSON:
 * look.mjs BROWSER PAGE. A program of its own, since the browser's driver and the test runner don't share a process well.
 */
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const [browserPath, page] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  console.log(JSON.stringify(await look(await browser.newPage(), pathToFileURL(page).href)));
} finally {
  await browser.close();
}

async function look(tab, address) {
  const errors = [];
  const asked = [];
  tab.on('pageerror', ({ message }) => errors.push(message));
  tab.on('request', (request) => asked.push(request.url()));
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await tab.goto(address);
  const texts = (selector) =>
    tab.$$eval(selector, (found) => found.map((one) => one.textContent.replace(/\s+/g, ' ').trim()));
  const ground = () => tab.$eval('body', (body) => getComputedStyle(body).backgroundColor);
  const unfold = async () => {
    for (const folder of await tab.$$('.folder[aria-expanded=false]')) await folder.click();
  };
  const seen = { title: await tab.title(), kinds: await texts('.kind'), light: await ground() };
  await unfold();
  seen.files = await texts('.file .name');
  await tab.keyboard.press('/');
  await tab.keyboard.type('request_irq');
  seen.found = await texts('.file .name');
  await tab.click('.file');
  await tab.waitForSelector('.diff, .entry');
  seen.heading = (await texts('main h2'))[0];
  seen.entries = await texts('.entry .head code');
  await tab.click('.reset');
  await tab.$eval('.file[href$="lamp.c"]', (link) => link.click());
  await tab.waitForSelector('.diff');
  seen.added = await texts('tr.added .source');
  await tab.goBack();
  await tab.waitForFunction(
    (heading) => document.querySelector('main h2').textContent === heading,
    {},
    seen.heading,
  );
  seen.back = (await texts('main h2'))[0];
  await tab.click('.theme');
  await tab.click('.theme');
  seen.dark = await ground();
  await tab.setViewport({ width: 400, height: 800 });
  seen.overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return { ...seen, errors, asked: asked.filter((url) => !url.startsWith('file:')) };
}
