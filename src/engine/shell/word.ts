import type { MappedText } from '../text/mappedText';
import type { Span } from '../text/span';

/** One word of a command line, as the program gets it, with the place of every character. */
export interface Word {
  /** Range of the source with its quotes. */
  span: Span;
  /** The word without quotes and escapes. */
  text: MappedText;
  /** Some part was quoted or escaped. */
  quoted: boolean;
  /** Some part is only known when the command runs: `$NAME`, `$(…)`, a backtick. */
  dynamic: boolean;
}
