/** Checks of the German that a reader sees, shared by texts and rules. */

/** Words that `terminologie.md` rejects and that never occur in a quotation in these texts. */
const rejected =
  /(?<![\p{L}-])(Befehlszeile|Flag|Flags|Service-Datei|Unitdatei|gibt an, dass|du|wir|Playground|Timeout|Hardening|Default|Request|Response)(?![\p{L}-])/u;

/** A unit, or the second half of „z. B.“, that a line break could tear off. */
const looseUnit = /\d (?:s|ms|min|h|KiB|MiB|GiB|kB|MB|%|Byte)(?![\p{L}])|(?<!\p{L})[zd]\. [BhA]\./u;

const withoutCode = (text: string): string => text.replace(/`[^`]*`/g, '').replace(/„[^“]*“/g, '');

/** One thing that is wrong with a text; `word` is what to look for in its file. */
export interface ProseProblem {
  word: string;
  message: string;
}

/** What is wrong with these sentences of one entry. */
export function proseProblems(sentences: readonly (string | undefined)[]): ProseProblem[] {
  return sentences.flatMap((sentence) => {
    if (sentence === undefined) return [];
    const prose = sentence.replace(/`[^`]*`/g, '');
    const word = rejected.exec(prose)?.[0];
    return [
      ...(word === undefined ? [] : [{ word, message: `„${word}“ ist nach der Terminologie verworfen.` }]),
      ...(prose.includes('`') ? [{ word: sentence.slice(0, 20), message: 'ein Backtick ohne Gegenstück.' }] : []),
    ];
  });
}

/** The same, and what is asked of rules: numbers stay with their unit, a sentence ends, no shouting. */
export function sentenceProblems(sentences: readonly (string | undefined)[]): ProseProblem[] {
  return [
    ...proseProblems(sentences),
    ...sentences.flatMap((sentence) => {
      if (sentence === undefined) return [];
      const prose = withoutCode(sentence);
      const unit = looseUnit.exec(prose)?.[0];
      return [
        ...(unit === undefined
          ? []
          : [{ word: unit, message: `„${unit}“ braucht ein geschütztes Leerzeichen (U+00A0).` }]),
        ...(/[.:“]$/.test(sentence.trimEnd())
          ? []
          : [{ word: sentence.slice(0, 20), message: `Der Satz „${sentence.slice(0, 30)} …“ endet ohne Punkt.` }]),
        ...(prose.includes('!') ? [{ word: '!', message: 'ein Ausrufezeichen.' }] : []),
      ];
    }),
  ];
}
