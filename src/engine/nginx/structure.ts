import type { ResultBuilder } from '../result';
import { span } from '../text/span';
import { code } from '../values/explanation';
import type { Problem } from './problem';
import { refuses } from './scope';

/** What nginx says about braces, quotes and semicolons. */
export function reportProblem(problem: Problem, builder: ResultBuilder): void {
  const place = problem.span;
  switch (problem.kind) {
    case 'empty-statement':
      builder.report(
        'error',
        'nginx/unexpected-character',
        place,
        { what: 'Vor diesem Semikolon steht keine Direktive.', follows: refuses, helps: 'Das Semikolon entfernen.' },
        [{ title: 'Semikolon entfernen', edits: [{ span: place, text: '' }] }],
      );
      return;
    case 'behind-quote':
      builder.report(
        'error',
        'nginx/unexpected-character',
        place,
        {
          what: 'Hinter dem schließenden Anführungszeichen geht das Wort weiter.',
          follows: refuses,
          helps: `Dahinter gehört ein Leerzeichen, ${code(';')} oder ${code('{')}. Vielleicht fehlt weiter oben ein Anführungszeichen.`,
        },
        [{ title: 'Leerzeichen einfügen', edits: [{ span: span(place.start, place.start), text: ' ' }] }],
      );
      return;
    case 'unclosed-quote':
      builder.report(
        'error',
        'nginx/unterminated',
        place,
        {
          what: 'Das Anführungszeichen wird nicht geschlossen.',
          follows: `Der ganze Rest der Datei gehört zu diesem Wort. ${refuses}`,
          helps: `${code(problem.quote)} am Ende des Wertes ergänzen.`,
        },
        [{ title: 'Anführungszeichen schließen', edits: [{ span: span(place.end, place.end), text: problem.quote }] }],
      );
      return;
    case 'missing-semicolon':
      builder.report(
        'error',
        'nginx/unterminated',
        place,
        { what: 'Diese Direktive endet nicht mit einem Semikolon.', follows: refuses, helps: `${code(';')} ergänzen.` },
        [{ title: 'Semikolon ergänzen', edits: [{ span: span(place.end, place.end), text: ';' }] }],
      );
      return;
    case 'block-without-name':
      builder.report('error', 'nginx/unbalanced-brace', place, {
        what: 'Vor dieser Klammer steht keine Direktive.',
        follows: refuses,
        helps: `Den Namen des Blocks ergänzen oder die Klammer entfernen; ein ${code(';')} davor gehört weg.`,
      });
      return;
    case 'superfluous-brace':
      builder.report(
        'error',
        'nginx/unbalanced-brace',
        place,
        {
          what: 'Diese Klammer schließt keinen Block.',
          follows: refuses,
          helps: 'Die Klammer entfernen oder weiter oben den Anfang des Blocks ergänzen.',
        },
        [{ title: 'Klammer entfernen', edits: [{ span: place, text: '' }] }],
      );
      return;
    case 'unclosed-block':
      builder.report('error', 'nginx/unbalanced-brace', place, {
        what: `Der Block ${code(problem.name)} wird nicht geschlossen.`,
        follows: refuses,
        helps: `${code('}')} am Ende des Blocks ergänzen.`,
      });
      return;
    case 'too-long':
      builder.report('error', 'nginx/unterminated', place, {
        what: 'Ein Wort, ein Text in Anführungszeichen oder ein Kommentar darf höchstens 4095 Byte lang sein.',
        follows: refuses,
        helps: 'Den Text teilen; vielleicht fehlt das schließende Anführungszeichen.',
      });
  }
}
