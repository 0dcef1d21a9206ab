/** The page as one file: nothing in it is loaded from anywhere. */
import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { ReportData } from './data.ts';

/** The program and the style sheet of the page, as the build makes them. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

export function pageOf(data: ReportData, { script, style }: PageParts): string {
  const head = h(
    'head',
    null,
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', null, `devmify: ${data.subject}`),
    h('style', raw(style)),
  );
  const body = h(
    'body',
    null,
    h('div', { id: 'report' }, h('p', null, summary(data)), h('noscript', null, noScript)),
    h('script', { id: 'data', type: 'application/json', ...raw(embedded(data)) }),
    h('script', raw(script.replaceAll('</script', '<\\/script'))),
  );
  return `<!doctype html>\n${renderToStaticMarkup(h('html', { lang: 'en' }, head, body))}\n`;
}

const noScript = 'This report needs JavaScript. devmify --json gives the same as data.';

const raw = (html: string) => ({ dangerouslySetInnerHTML: { __html: html } });

/** JSON in which nothing can end the element that it stands in. */
const embedded = (data: ReportData): string => JSON.stringify(data).replaceAll('<', '\\u003c');

const summary = ({ subject, totals }: ReportData): string =>
  `${subject}: ${totals.files} files looked at, ${totals.changed} with something to show.`;
