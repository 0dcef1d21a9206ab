/** The page as one file: nothing in it is loaded from anywhere. */
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { ReportData } from './data.ts';

/** The program and the style sheet of the page, as the build makes them. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

export function pageOf(data: ReportData, { script, style }: PageParts): string {
  return `<!doctype html>\n${renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`devmify: ${data.subject}`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <div id="report">
          <p>{summary(data)}</p>
          <noscript>This report needs JavaScript. `devmify --json` gives the same as data.</noscript>
        </div>
        <script id="data" type="application/json" dangerouslySetInnerHTML={{ __html: embedded(data) }} />
        <script dangerouslySetInnerHTML={{ __html: script.replaceAll('</script', '<\\/script') }} />
      </body>
    </html>,
  )}\n`;
}

/** JSON in which nothing can end the element that it stands in. */
const embedded = (data: ReportData): string => JSON.stringify(data).replaceAll('<', '\\u003c');

const summary = ({ subject, totals }: ReportData): string =>
  `${subject}: ${totals.files} files looked at, ${totals.changed} with something to show.`;
