const comment = /^\s*(?:#|;|\/\/)\s*highlight-(next-line|start|end)\s*$/;

/** A fence without its magic comments, the lines they highlight, and where each line stood. */
export interface CleanCode {
  text: string;
  highlighted: Set<number>;
  /** For each line of `text` its line in the fence, from 1. */
  sourceLines: number[];
}

/** Takes `# highlight-next-line`, `# highlight-start` and `# highlight-end` out of a fence. */
export function stripMagicComments(code: string): CleanCode {
  const kept: string[] = [];
  const highlighted = new Set<number>();
  const sourceLines: number[] = [];
  let inBlock = false;
  let next = false;
  code.split('\n').forEach((line, index) => {
    const kind = comment.exec(line)?.[1];
    if (kind === 'next-line') next = true;
    else if (kind !== undefined) inBlock = kind === 'start';
    else {
      kept.push(line);
      sourceLines.push(index + 1);
      if (inBlock || next) highlighted.add(kept.length);
      next = false;
    }
  });
  return { text: kept.join('\n'), highlighted, sourceLines };
}
