/** Starts the report in the browser: reads the data that the page carries, and draws. */
import { render } from 'preact';
import type { ReportData } from '../data.ts';
import { Report } from './report.tsx';

const element = document.getElementById('data');
const place = document.getElementById('report');
if (element !== null && place !== null) {
  const data = JSON.parse(element.textContent ?? '{}') as ReportData;
  place.replaceChildren();
  render(<Report data={data} />, place);
}
