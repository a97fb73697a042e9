import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseWith } from './testing';
import { contains } from './text/span';
import type { Language, ProfileName } from './types';

const languages: Language[] = ['uwsgi-command', 'uwsgi-ini', 'systemd'];

/** Pieces that real files are made of, so that random texts reach every branch. */
const piece = fc.constantFrom(
  'uwsgi ',
  '--http ',
  ':8000 ',
  '-w ',
  '-p4 ',
  '--master=1 ',
  '--plugins http,python3 ',
  '$ ',
  'sudo -u x ',
  '[Service]',
  '[Unit]\n',
  '[uwsgi]\n',
  'ExecStart=',
  '/usr/bin/uwsgi ',
  'Environment=',
  'Restart=always',
  'After=',
  'KillSignal=',
  'TimeoutSec=',
  '\\\n',
  '\n',
  '\r\n',
  '"',
  "'",
  '\\x41',
  '$(',
  '${',
  '`',
  ' # ',
  ';',
  ' ; ',
  '=',
  '%',
  '<<EOF\n',
  '&&',
  '|',
  '@-',
  '\t',
  'ä',
  '😀',
  '\u0000',
  '\uFEFF',
  '\u2028',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
);
const profile = fc.constantFrom<ProfileName>('pip', 'pip-bare', 'debian-12', 'current');

describe.each(languages)('analysing any text as %s', (language) => {
  it('never throws, keeps spans inside the text, nests annotations and separates tokens', () => {
    fc.assert(
      fc.property(text, profile, (source, name) => {
        const { annotations, diagnostics, tokens } = analyseWith(source, {
          language,
          profile: name,
          fileName: 'a.service',
        });
        for (const { span } of [
          ...annotations,
          ...diagnostics,
          ...tokens,
          ...diagnostics.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits)),
        ]) {
          expect(contains({ start: 0, end: source.length }, span)).toBe(true);
          expect(span.start).toBeLessThanOrEqual(span.end);
        }
        for (const [index, { span }] of annotations.entries()) {
          for (const { span: other } of annotations.slice(index + 1)) {
            expect(contains(span, other) || other.start >= span.end).toBe(true);
          }
        }
        let end = 0;
        for (const { span } of tokens) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
      }),
      { numRuns: 1500 },
    );
  });
});
