/** Puts the program and the style of the report page into dist/page, as two files without any import. */
import { build } from 'esbuild';

await build({
  entryPoints: { page: 'src/page/app/main.tsx', style: 'src/page/app/style.css' },
  outdir: 'dist/page',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'warning',
  charset: 'utf8',
});
