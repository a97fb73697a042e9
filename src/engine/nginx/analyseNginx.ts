import type { NginxDirective } from '../../catalogue/nginxTypes';
import type { Catalogue } from '../../catalogue/types';
import { ResultBuilder } from '../result';
import { Suggestions } from '../suggestions';
import type { Analysis, Profile } from '../types';
import { checkParameters, checksByName } from './checkDirectives';
import { checksByKind } from './checkKinds';
import { innerContext, outerContext } from './contexts';
import { checkDataLine } from './dataBlock';
import { describeArguments } from './describe';
import { DirectiveTable } from './directiveTable';
import { finishBlock, finishFile } from './late';
import { parseNginx, type Statement } from './parser';
import { reportCount, reportNotAllowed, reportTerminator, reportUnknown } from './place';
import { checkNames } from './repeatedNames';
import { reportRepeat } from './repeats';
import { checkAge } from './age';
import { frameOf, report, type Frame, type Scope } from './scope';
import { reportProblem } from './structure';
import { readVariables } from './usedVariables';
import { checkWholeFile } from './wholeFile';

/** A configuration or a part of one: annotates every directive and value and says what nginx makes of it. */
export function analyseNginx(
  text: string,
  catalogue: Catalogue,
  profile: Profile,
  fileName?: string,
): Analysis {
  const tree = parseNginx(text);
  const builder = new ResultBuilder();
  const table = new DirectiveTable(catalogue.nginx, profile.name);
  loadModules(tree.statements, table);
  const context = outerContext(tree.statements, table);
  const outer: Frame = { statement: null, context, seen: new Map(), notes: new Map() };
  const scope: Scope = {
    catalogue,
    table,
    builder,
    suggestions: new Suggestions(),
    label: profile.nginxLabel,
    newest: profile.name === 'current',
    snippet: context !== 'main',
    frames: [outer],
    variables: [],
    defined: new Set(),
    open: false,
  };
  tree.comments.forEach((comment) => builder.token('comment', comment));
  tree.operators.forEach((operator) => builder.token('operator', operator));
  tree.problems.forEach((problem) => reportProblem(problem, builder));
  walk(tree.statements, scope);
  finishFile(scope, isWholeFile(fileName));
  checkWholeFile(tree.statements, context, scope);
  return builder.finish('nginx');
}

/** A whole configuration by its name; others are included somewhere. */
const isWholeFile = (fileName: string | undefined): boolean => /(?:^|\/)nginx\.conf$/.test(fileName ?? '');

function loadModules(statements: readonly Statement[], table: DirectiveTable): void {
  for (const { name, args } of statements) {
    if (name.value === 'load_module' && args[0]) table.load(args[0].value);
  }
}

/** In the order of the file, as nginx reads it; a stack of its own keeps deep nesting harmless. */
function walk(statements: readonly Statement[], scope: Scope): void {
  const open: { statements: readonly Statement[]; next: number }[] = [{ statements, next: 0 }];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const statement = level.statements[level.next];
    level.next += 1;
    if (!statement) {
      open.pop();
      if (open.length > 0) {
        finishBlock(scope);
        scope.frames.pop();
      }
      continue;
    }
    const { context } = frameOf(scope);
    const known = readStatement(statement, context, scope);
    if (statement.body === null) continue;
    const inner = known ? innerContext(statement.name.value, context) : 'unknown';
    scope.frames.push({ statement, context: inner, seen: new Map(), notes: new Map() });
    open.push({ statements: statement.body, next: 0 });
  }
}

/** True where nginx knows the directive at this place. */
function readStatement(statement: Statement, context: string, scope: Scope): boolean {
  const { builder, table } = scope;
  if (context.startsWith('data:')) {
    checkDataLine(statement, context, scope);
    if (!statement.broken) readVariables(statement, context, scope);
    return false;
  }
  builder.token('key', statement.name.span);
  statement.args.forEach(({ span }) => builder.token('value', span));
  if (statement.raw) builder.token('value', statement.raw);
  const rows = table.rows(statement.name.value);
  const directive = table.find(statement.name.value, context) ?? (context === 'unknown' ? (rows[0] ?? null) : null);
  const shown = directive ?? rows[0];
  if (shown) {
    builder.annotate({ span: statement.name.span, entry: shown.entry, role: 'directive' });
    describeArguments(statement, shown, scope);
  }
  if (statement.name.value === '') return false;
  if (statement.broken) return directive?.block === true && statement.body !== null;
  if (!directive) {
    if (rows.length > 0) reportNotAllowed(statement, rows, scope);
    else if (context !== 'unknown') reportUnknown(statement, scope);
    return false;
  }
  if (context === 'unknown') return false;
  judge(statement, directive, context, scope);
  return directive.block && statement.body !== null;
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
    checksByName[directive.name]?.(statement, scope, directive) ??
    checkNames(statement, directive, scope) ??
    checkAge(statement, directive, scope);
  if (finding) report(finding, scope);
}
