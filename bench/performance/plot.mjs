/** Bars on a logarithmic scale, as an SVG that stands alone. */

const [width, rowHeight, left, right, top] = [820, 22, 250, 150, 40];

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/**
 * @param {string} title
 * @param {readonly { label: string, value: number, note: string, ours: boolean }[]} bars values are seconds
 */
export function plot(title, bars) {
  const values = bars.map(({ value }) => Math.max(value, 0.01));
  const [low, high] = [
    Math.floor(Math.log10(Math.min(...values))),
    Math.ceil(Math.log10(Math.max(...values))),
  ];
  const at = (value) =>
    left + ((Math.log10(Math.max(value, 0.01)) - low) / Math.max(1, high - low)) * (width - left - right);
  const height = top + bars.length * rowHeight + 30;
  const grid = Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)).map(
    (value) =>
      `<line x1="${at(value)}" y1="${top}" x2="${at(value)}" y2="${height - 24}" stroke="#ccc"/>` +
      `<text x="${at(value)}" y="${height - 8}" text-anchor="middle">${value >= 1 ? value : value.toPrecision(1)} s</text>`,
  );
  const rows = bars.map(({ label, value, note, ours }, index) => {
    const y = top + index * rowHeight;
    return (
      `<text x="${left - 8}" y="${y + 15}" text-anchor="end">${escaped(label)}</text>` +
      `<rect x="${left}" y="${y + 3}" width="${Math.max(1, at(value) - left).toFixed(1)}" height="${rowHeight - 6}" fill="${ours ? '#2a6fbb' : '#b5b5b5'}"/>` +
      `<text x="${(at(value) + 6).toFixed(1)}" y="${y + 15}">${escaped(note)}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="22" font-size="14" font-weight="bold">${escaped(title)}</text>`,
    ...grid,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}
