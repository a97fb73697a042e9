import { span, type Span } from '../text/span';
import { Lexer, type Head } from './lexer';
import type { Problem } from './problem';
import type { Word } from './word';

/** A directive with its arguments; a block has a body. */
export interface Statement {
  name: Word;
  args: Word[];
  body: Statement[] | null;
  /** From the name to the terminator or the closing brace. */
  span: Span;
  /** Offset of the `;`, `{` or of what stood in its place: nginx names this line. */
  end: number;
  /** Offset of the closing brace of a block; the end of the text where it is missing. */
  close: number;
  /** Code of another language in place of a body. */
  raw: Span | null;
  /** A quote or the semicolon is missing: what its words would mean is not judged. */
  broken: boolean;
  /** Path of the included file that it was read from; null for the text that is looked at. */
  file: string | null;
}

export interface Tree {
  statements: Statement[];
  comments: Span[];
  problems: Problem[];
  /** Braces and semicolons. */
  operators: Span[];
  /** Path of an included file; null for the text that is looked at. */
  file: string | null;
}

/**
 * Reads a whole configuration. Nothing is thrown away and nothing throws: a missing `;` ends its statement at the
 * brace, a missing brace closes at the end of the text, a superfluous one is reported and skipped.
 */
export function parseNginx(text: string, file: string | null = null): Tree {
  const lexer = new Lexer(text);
  const tree: Tree = { statements: [], comments: lexer.comments, problems: lexer.problems, operators: [], file };
  const open: Statement[] = [];
  const add = (head: Head, broken: boolean): Statement | null => {
    const [name, ...args] = head.words;
    if (!name) return null;
    const statement: Statement = {
      name,
      args,
      body: null,
      span: span(name.span.start, Math.max(head.end, name.span.end)),
      end: head.end,
      close: head.end,
      raw: null,
      broken,
      file,
    };
    (open.at(-1)?.body ?? tree.statements).push(statement);
    return statement;
  };
  for (;;) {
    const before = lexer.problems.length;
    const head = lexer.next();
    const broken = lexer.problems.slice(before).some(({ kind }) => kind !== 'empty-statement');
    const last = head.words.at(-1);
    if (head.kind !== 'end') tree.operators.push(span(head.end, head.end + 1));
    if ((head.kind === 'close' || head.kind === 'end') && last) {
      // An unclosed quote is the cause, not the missing semicolon
      const cause = lexer.problems.at(-1);
      const known = cause?.kind === 'unclosed-quote' && head.kind === 'end' && cause.span.start === last.span.start;
      if (!known)
        lexer.problems.push({
          kind: 'missing-semicolon',
          span: last.span,
          at: head.kind === 'close' ? 'brace' : 'end',
        });
      add(head, true);
    } else if (head.kind === 'simple') {
      const statement = add(head, broken);
      if (statement) statement.span.end = head.end + 1;
    } else if (head.kind === 'block') openBlock(head, add(head, broken), lexer, open, tree);
    if (head.kind === 'close') {
      const block = open.pop();
      if (block) {
        block.close = head.end;
        block.span.end = head.end + 1;
      } else lexer.problems.push({ kind: 'superfluous-brace', span: span(head.end, head.end + 1) });
    }
    if (head.kind === 'end') break;
  }
  for (const block of open) {
    block.close = text.length;
    block.span.end = text.length;
    lexer.problems.push({ kind: 'unclosed-block', span: block.name.span, name: block.name.value });
  }
  return tree;
}

function openBlock(head: Head, statement: Statement | null, lexer: Lexer, open: Statement[], tree: Tree): void {
  if (!statement) {
    lexer.problems.push({ kind: 'block-without-name', span: span(head.end, head.end + 1) });
    const name: Word = { value: '', span: span(head.end, head.end), quote: null, offsets: null, startsLine: false };
    statement = {
      name,
      args: [],
      body: [],
      span: span(head.end, head.end + 1),
      end: head.end,
      close: head.end,
      raw: null,
      broken: false,
      file: tree.file,
    };
    (open.at(-1)?.body ?? tree.statements).push(statement);
  }
  statement.body = [];
  open.push(statement);
  if (statement.name.value.endsWith('_by_lua_block')) statement.raw = lexer.skipLua();
}
