/** Prism's grammars, with those that prism-react-renderer does not bring; used at build time only. */
import { Prism } from 'prism-react-renderer';

/** A token of Prism, as far as it is read here. */
export interface PrismToken {
  type: string;
  alias?: string | string[];
  content: string | PrismToken | (string | PrismToken)[];
}

type Tokenise = (text: string) => (string | PrismToken)[];

const additional = ['bash', 'ini', 'nginx', 'systemd', 'python', 'toml', 'diff'];

// The grammars of prismjs register themselves with the Prism that they find as a global
const before: unknown = (globalThis as Record<string, unknown>).Prism;
(globalThis as Record<string, unknown>).Prism = Prism;
for (const name of additional) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the file must run after the global is set
  require(`prismjs/components/prism-${name}`);
}
(globalThis as Record<string, unknown>).Prism = before;

const aliases: Record<string, string> = { sh: 'bash', shell: 'bash', console: 'bash', py: 'python' };

/** Splits a text of this language into tokens; null where Prism has no grammar for it. */
export function grammarOf(lang: string): Tokenise | null {
  const grammar = Prism.languages[aliases[lang] ?? lang];
  return grammar ? (text) => Prism.tokenize(text, grammar) : null;
}
