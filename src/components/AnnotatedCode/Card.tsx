import React, { useEffect, useId, useLayoutEffect, useRef, type ReactNode, type TouchEvent } from 'react';
import Link from '@docusaurus/Link';
import { autoUpdate, computePosition, flip, inline, offset, shift } from '@floating-ui/dom';
import { readNote, type CardContent } from './readNote';
import type { Explanation } from './useExplanation';
import styles from './Card.module.css';

/** Below this width the card is a sheet at the lower edge; the style sheet has the same number. */
const phone = '(max-width: 700px)';

/** Shortest way of a finger, in CSS pixels, that counts as a swipe. */
const swipeLength = 48;

interface CardProps {
  explanation: Explanation;
  /** What is said of a token; from the list of explanations, where nothing else is given. */
  read?: (token: HTMLAnchorElement) => CardContent | null;
}

/** The explanation of one token, beside it without covering it; on a phone a sheet at the lower edge. */
export default function Card({ explanation, read = readNote }: CardProps): ReactNode {
  const { token, position, total, walk, close } = explanation;
  const card = useRef<HTMLDivElement>(null);
  const touchStart = useRef(0);
  const id = useId();
  const content = token ? read(token) : null;

  useLayoutEffect(() => {
    const element = card.current;
    if (!token || !element) return undefined;
    return autoUpdate(token, element, () => void place(token, element));
  }, [token]);

  useEffect(() => {
    if (!token) return undefined;
    token.setAttribute('aria-describedby', id);
    return () => token.removeAttribute('aria-describedby');
  }, [token, id]);

  if (!content) return null;

  const onTouchEnd = (event: TouchEvent): void => {
    const way = (event.changedTouches[0]?.clientX ?? 0) - touchStart.current;
    if (Math.abs(way) >= swipeLength) walk(way < 0 ? 1 : -1);
  };

  return (
    <div
      ref={card}
      className={styles.card}
      data-card
      role="dialog"
      aria-label={`Erklärung zu ${content.label}`}
      onTouchStart={(event) => (touchStart.current = event.touches[0]?.clientX ?? 0)}
      onTouchEnd={onTouchEnd}
    >
      <div className={styles.head}>
        <code className={styles.label}>{content.label}</code>
        <span className={styles.kind}>{content.kind}</span>
        <button type="button" className={styles.close} aria-label="Erklärung schließen" onClick={() => close(true)}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <div id={id} className={styles.body}>
        <p dangerouslySetInnerHTML={{ __html: content.summary }} />
        {content.here.map((text) => (
          <p key={text} className={styles.here} dangerouslySetInnerHTML={{ __html: text }} />
        ))}
        {content.caution !== null && (
          <p className={styles.caution} dangerouslySetInnerHTML={{ __html: content.caution }} />
        )}
      </div>
      <div className={styles.foot}>
        {content.more === null ? (
          <span />
        ) : (
          <Link to={content.more} autoAddBaseUrl={false}>
            Mehr in der Referenz
          </Link>
        )}
        <span className={styles.steps}>
          <button type="button" aria-label="Vorige Erklärung" disabled={position <= 1} onClick={() => walk(-1)}>
            <span aria-hidden="true">‹</span>
          </button>
          <span>
            {position} von {total}
          </span>
          <button type="button" aria-label="Nächste Erklärung" disabled={position >= total} onClick={() => walk(1)}>
            <span aria-hidden="true">›</span>
          </button>
        </span>
      </div>
    </div>
  );
}

async function place(token: HTMLAnchorElement, card: HTMLElement): Promise<void> {
  if (window.matchMedia(phone).matches) {
    card.style.removeProperty('left');
    card.style.removeProperty('top');
    const hidden = token.getBoundingClientRect().bottom - (window.innerHeight - card.offsetHeight - 16);
    if (hidden > 0) window.scrollBy({ top: hidden, behavior: 'instant' });
    return;
  }
  const { x, y } = await computePosition(token, card, {
    placement: 'bottom-start',
    middleware: [inline(), offset(8), flip({ fallbackPlacements: ['top-start'] }), shift({ padding: 12 })],
  });
  card.style.left = `${x}px`;
  card.style.top = `${y}px`;
}
