/**
 * What node is started with for scripts in JavaScript. They run in a context of their own that holds nothing of node:
 * no modules, no files, no processes, no network. All that goes in or out is text.
 */
const insideContext = String.raw`
(() => {
  const kept = { keep: true, stop: false, printed: '' };
  const print = (...words) => { kept.printed += words.map(String).join(' ') + '\n'; };
  const first = (places) => Array.isArray(places) ? places[0] : places;
  const view = (place, msg, color) => '[[view:' + place.file + '::face=' + color + '::linb=' + place.line +
    '::colb=' + place.column + '::cole=' + place.column_end + '][' + msg + ']]';
  const named = (place, msg) => msg === '' ? place.file + '::' + place.line : msg;
  const safe = (msg) => msg.replaceAll('[', '@(').replaceAll(']', ')');
  const todo = (place, msg = '', color = 'ovl-face1') => print('* TODO ' + view(place, named(place, msg), color));
  const link = (place, msg = '', color = 'ovl-face1') => print(view(place, named(place, msg), color));
  const report = (place, msg) => place.file + ':' + place.line + ':' + place.column + '-' + place.column_end + ': ' + msg;
  const made = (kind, text) => ({ wire: { kind, text: String(text) } });
  globalThis.print = print;
  globalThis.console = { log: print };
  globalThis.coccinelle = {};
  globalThis.coccilib = {
    report: { build_report: report, print_report: (place, msg = 'ERROR') => print(report(place, msg)) },
    org: {
      print_todo: todo,
      print_link: link,
      print_safe_todo: (place, msg = '', color) => todo(place, safe(msg), color),
      print_safe_link: (place, msg = '', color) => link(place, safe(msg), color),
    },
  };
  globalThis.cocci = {
    include_match: (wanted) => { kept.keep = Boolean(wanted); },
    exit: () => { kept.stop = true; },
    files: () => [kept.path],
    print_main: (msg, places, color) => todo(first(places), msg + ' ' + first(places).file + '::' + first(places).line, color),
    print_sec: (msg, places, color = 'ovl-face2') => link(first(places), msg, color),
    print_secs: (msg, places, color = 'ovl-face2') => places.forEach((place) => link(place, msg, color)),
    make_ident: (text) => made('identifier', text),
    make_expr: (text) => made('expression', text),
    make_stmt: (text) => made('statement', text),
    make_type: (text) => made('type', text),
    make_pragmainfo: (text) => made('pragmainfo', text),
    make_listlen: (count) => made('length', count),
  };
  const valueOf = (value) => {
    if (value.kind === 'text') return value.text;
    if (value.kind === 'list') return Object.assign([...value.members], { toString: () => value.text });
    return value.places.map((place) => ({
      file: place.file, line: place.line, column: place.column, line_end: place.lineEnd, column_end: place.columnEnd,
      current_element: place.element, current_element_line: place.elementLine,
      current_element_column: place.elementColumn, current_element_line_end: place.elementLineEnd,
      current_element_column_end: place.elementColumnEnd,
    }));
  };
  const madeValue = (value) => value && value.wire ? value.wire : { kind: 'identifier', text: String(value) };
  const problemOf = (error) => error instanceof Error ? error.name + ': ' + error.message : String(error);
  const evaluate = globalThis.eval;
  return (line) => {
    const question = JSON.parse(line);
    Object.assign(kept, { keep: true, stop: false, path: question.path });
    let reply = {};
    try {
      for (const [name, value] of Object.entries(question.values)) globalThis[name] = valueOf(value);
      for (const [local, name] of Object.entries(question.merge ?? {})) globalThis[local] = [coccinelle[name]];
      if (question.what === 'judge') {
        const answer = evaluate('(' + question.code + ')');
        reply = { holds: Boolean(answer), text: String(answer) };
      } else {
        for (const name of question.outputs) delete coccinelle[name];
        new Function(question.code)();
        const names = question.outputs.filter((name) => name in coccinelle);
        reply = { keep: kept.keep, stop: kept.stop, made: Object.fromEntries(names.map((name) => [name, madeValue(coccinelle[name])])) };
      }
    } catch (error) {
      reply = { problem: problemOf(error) };
    }
    const { printed } = kept;
    kept.printed = '';
    return JSON.stringify({ ...reply, printed, said: '' });
  };
})()
`;

export const javascriptSide = `
const vm = require('node:vm');
const lines = require('node:readline').createInterface({ input: process.stdin });
const context = vm.createContext(Object.create(null));
context.answer = undefined;
vm.runInContext('answer = ' + ${JSON.stringify(insideContext)}, context);
lines.on('line', (line) => {
  let reply;
  try {
    const question = JSON.parse(line);
    // What an initialize rule declares is for all scripts; what others declare is their own.
    if (question.shared) vm.runInContext(question.code, context, { timeout: 10000 });
    const asked = question.shared ? JSON.stringify({ ...question, code: '' }) : line;
    reply = vm.runInContext('answer(' + JSON.stringify(asked) + ')', context, { timeout: 10000 });
  } catch (error) {
    reply = JSON.stringify({ problem: String(error && error.message), printed: '', said: '' });
  }
  process.stdout.write(String(reply) + '\\n');
});
`;
