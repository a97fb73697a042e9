import { Fragment, type ReactNode } from 'react';
import { isShortCode } from '../../markup/inline';
import { splitCode } from './splitCode';

interface Props {
  /** Text of the catalogue; what stands in backticks becomes code. */
  text: string;
}

/** Shows a text of the catalogue with its code. */
export default function InlineCode({ text }: Props): ReactNode {
  return splitCode(text).map((part, index) =>
    // The parts of a text never change their order.
    part.code ? (
      <code key={index} className={isShortCode(part.text) ? 'unbroken' : undefined}>
        {part.text}
      </code>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}
