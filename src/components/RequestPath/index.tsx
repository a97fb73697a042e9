import type { ReactNode } from 'react';
import Diagram from './Diagram';
import { horizontal } from './horizontal';
import styles from './styles.module.css';
import { vertical } from './vertical';
import { description } from './words';

export interface Props {
  /** Shows nginx and a Unix socket in front of the worker instead of uWSGI's own HTTP router. Default: false. */
  proxy?: boolean;
  /** Start of the ids in the drawing; needed where a page shows the same diagram twice. */
  id?: string;
}

/** The way of a request from the browser to the Flask application, and who supervises the processes on it. */
export default function RequestPath({
  proxy = false,
  id = proxy ? 'weg-mit-nginx' : 'weg-der-anfrage',
}: Props): ReactNode {
  const words = { title: 'Der Weg einer Anfrage', description: description({ proxy }) };
  return (
    <figure className={styles.figure}>
      <Diagram id={`${id}-quer`} className={styles.wide} drawing={horizontal({ proxy })} {...words} />
      <Diagram id={`${id}-hoch`} className={styles.narrow} drawing={vertical({ proxy })} {...words} />
      <figcaption className={styles.caption}>
        <span className={styles.key}>
          <Stroke className={styles.request} /> Weg der Anfrage
        </span>
        <span className={styles.key}>
          <Stroke className={styles.supervision} /> startet und überwacht
        </span>
        <span>Die Antwort geht denselben Weg zurück.</span>
      </figcaption>
    </figure>
  );
}

function Stroke({ className }: { className?: string | undefined }): ReactNode {
  return (
    <svg className={styles.stroke} viewBox="0 0 28 8" aria-hidden="true">
      <path className={className} d="M0 4H28" />
    </svg>
  );
}
