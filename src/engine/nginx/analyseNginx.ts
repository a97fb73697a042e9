import type { NginxDirective } from '../../catalogue/nginxTypes';
import type { Catalogue } from '../../catalogue/types';
import { ResultBuilder } from '../result';
import { Suggestions } from '../suggestions';
import type { Analysis, Profile } from '../types';
import { checkParameters, checksByName } from './checkDirectives';
import { checksByKind } from './checkKinds';
import { checkOtherListen } from './checkListen';
import { checkDataLine } from './dataBlock';
import { describeArguments, describeDataLine } from './annotateValues';
import type { ConfigurationFile } from './includedFiles';
import { finishBlock, finishFile, noteInclude } from './late';
import type { Statement } from './parser';
import { reportCount, reportNotAllowed, reportTerminator, reportUnknown } from './place';
import { reportNginxPractice } from './practice';
import { readNginx, type NginxBlock, type NginxNode } from './readNginx';
import { checkNames } from './repeatedNames';
import { reportRepeat } from './repeats';
import { checkAge } from './age';
import { frameOf, report, type Check, type Frame, type Scope } from './scope';
import { reportProblem } from './structure';
import { readVariables } from './usedVariables';
import { checkWholeFile } from './wholeFile';

/** A configuration or a part of one: annotates every directive and value and says what nginx makes of it. */
export function analyseNginx(
  text: string,
  catalogue: Catalogue,
  profile: Profile,
  fileName?: string,
  files: readonly ConfigurationFile[] = [],
): Analysis {
  const reading = readNginx(text, catalogue, profile, { files, ...(fileName ? { fileName } : {}) });
  const { tree, root, table } = reading;
  const builder = new ResultBuilder();
  const scope: Scope = {
    catalogue,
    table,
    builder,
    own: builder,
    suggestions: new Suggestions(),
    label: profile.nginxLabel,
    newest: profile.name === 'current',
    snippet: root.context !== 'main',
    frames: [frameFor(root)],
    variables: [],
    defined: new Set(),
    reported: new Set(),
    open: false,
  };
  tree.comments.forEach((comment) => builder.token('comment', comment));
  tree.operators.forEach((operator) => builder.token('operator', operator));
  tree.problems.forEach((problem) => reportProblem(problem, builder));
  walk(root, scope);
  finishFile(scope, isWholeFile(fileName));
  checkWholeFile(root, scope);
  reportNginxPractice(reading, text, { builder, catalogue, profile });
  return builder.finish('nginx');
}

/** A whole configuration by its name; others are included somewhere. */
const isWholeFile = (fileName: string | undefined): boolean => /(?:^|\/)nginx\.conf$/.test(fileName ?? '');

const frameFor = ({ context, node }: NginxBlock): Frame => ({
  statement: node?.statement ?? null,
  context,
  seen: new Map(),
  notes: new Map(),
});

/** In the order of the file, as nginx reads it; a stack of its own keeps deep nesting harmless. */
function walk(root: NginxBlock, scope: Scope): void {
  // What other files hold is read but not reported: its places lie in another text
  const silent = new ResultBuilder();
  const open: { block: NginxBlock; next: number }[] = [{ block: root, next: 0 }];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const node = level.block.nodes[level.next];
    level.next += 1;
    if (!node) {
      open.pop();
      if (open.length === 0) break;
      scope.builder = (frameOf(scope).statement?.file ?? null) === null ? scope.own : silent;
      finishBlock(scope);
      scope.frames.pop();
      continue;
    }
    scope.builder = node.statement.file === null ? scope.own : silent;
    readStatement(node, scope);
    if (node.inner === null) continue;
    scope.frames.push(frameFor(node.inner));
    open.push({ block: node.inner, next: 0 });
  }
  scope.builder = scope.own;
}

function readStatement({ statement, block, directive, found }: NginxNode, scope: Scope): void {
  const { builder, table } = scope;
  const { context } = block;
  if (context.startsWith('data:')) {
    checkDataLine(statement, context, scope);
    if (statement.file === null) describeDataLine(statement, context, scope);
    if (!statement.broken) readVariables(statement, context, scope);
    return;
  }
  builder.token('key', statement.name.span);
  statement.args.forEach(({ span }) => builder.token('value', span));
  if (statement.raw) builder.token('value', statement.raw);
  const rows = directive ? [directive] : table.rows(statement.name.value);
  const shown = rows[0];
  if (shown && statement.file === null) {
    builder.annotate({ span: statement.name.span, entry: shown.entry, role: 'directive' });
    describeArguments(statement, shown, block, scope);
  }
  if (statement.name.value === 'include' && !found) noteInclude(statement, scope);
  if (directive?.package || rows.length === 0) noteForeign(statement, scope);
  if (statement.name.value === '' || statement.broken || context === 'unknown') return;
  if (directive) judge(statement, directive, context, scope);
  else if (rows.length > 0) reportNotAllowed(statement, rows, scope);
  else reportUnknown(statement, scope);
}

/** What a directive of `stream` or `mail` shares with the one of `http` that has its name. */
const shared = new Set(['map', 'geo', 'split_clients', 'set', 'allow', 'deny', 'set_real_ip_from', 'server']);

function ownCheck({ name, module }: NginxDirective): Check | undefined {
  const other = /^ngx_(?:stream|mail)_/.test(module);
  if (other && name === 'listen') return checkOtherListen;
  if (other && !shared.has(name)) return undefined;
  return checksByName[name];
}

/** Directives of other modules that set a variable name it first: `set_by_lua $a`, `js_set $a`, `geoip2 { $a … }`. */
function noteForeign({ name, args }: Statement, { defined }: Scope): void {
  for (const { value } of [name, ...args.slice(0, 1)]) if (/^\$\w+$/.test(value)) defined.add(value.slice(1));
}

/** The checks in the order of nginx (ngx_conf_handler): terminator, number of words, then the directive's own. */
function judge(statement: Statement, directive: NginxDirective, context: string, scope: Scope): void {
  readVariables(statement, context, scope);
  if (reportTerminator(statement, directive, scope) || reportCount(statement, directive, scope)) return;
  if (reportRepeat(statement, directive, scope)) return;
  const kind = checksByKind[directive.valueKind ?? ''];
  const finding =
    kind?.(statement, scope, directive) ??
    checkParameters(statement, scope) ??
    ownCheck(directive)?.(statement, scope, directive) ??
    checkNames(statement, directive, scope) ??
    checkAge(statement, directive, scope);
  if (finding) report(finding, scope);
}
