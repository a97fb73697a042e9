import type { Catalogue, ShownText } from '../catalogue/types';
import type { Analysis, Annotation, EntryId, Role } from '../engine/types';
import { fallbackText } from './fallback';
import { tokenId, type TargetOf } from './renderCode';
import { Ids, slug } from './slug';

/** One value in the note of its option or directive. */
export interface NoteLine {
  id: string;
  /** The value as written. */
  label: string;
  entry: EntryId;
  role: Role;
  text: string;
}

/** What is said about one entry of a block: one place in the list, however often it occurs. */
export interface Note {
  id: string;
  /** Position in the list, from 1; the number that tokens carry in print. */
  number: number;
  entry: EntryId;
  label: string;
  /** For example „Option · uWSGI“. */
  kind: string;
  text: ShownText;
  /** What holds for this entry just here. */
  remarks: string[];
  lines: NoteLine[];
}

/** The notes of a block and, for every annotation, the id of its note or line. */
export interface Notes {
  notes: Note[];
  targets: Map<Annotation, { id: string; number: number }>;
  /** Ids that a token leads to already, where several texts share the list. */
  seen: Set<string>;
}

/** Where the notes explain an annotation; the first token of a note has the id that the note leads back to. */
export function targetIn({ targets, seen }: Notes): TargetOf {
  return (annotation) => {
    const target = targets.get(annotation);
    if (!target) return null;
    const { id, number } = target;
    const first = !seen.has(id);
    seen.add(id);
    return { href: `#${id}`, number, ...(first ? { id: tokenId(id) } : {}) };
  };
}

const programs: Record<string, string> = { uwsgi: 'uWSGI', systemd: 'systemd', nginx: 'nginx' };

const roles: Record<Role, string> = {
  option: 'Option',
  argument: 'Argument',
  directive: 'Direktive',
  value: 'Wert',
  section: 'Abschnitt',
  program: 'Programm',
  prefix: 'Präfix',
  command: 'Kommandozeile',
};

/** `Option · uWSGI`, `Programm`. */
export function kindOf({ entry, role }: Annotation): string {
  const program = programs[entry.slice(0, entry.indexOf('/'))];
  return program === undefined ? roles[role] : `${roles[role]} · ${program}`;
}

/**
 * Collects the notes of one or more texts that share a list. Ids depend on the list's name, the entry and the value
 * alone, so that they stay the same when other things on the page change.
 */
export class NoteBook {
  readonly notes: Note[] = [];
  /** Notes and lines that a token leads to already: the first one has the id that the list leads back to. */
  readonly seen = new Set<string>();
  private readonly ids = new Ids();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly name: string,
  ) {}

  /** Adds what a text needs; an entry of which the same is said already keeps its note. */
  add(text: string, analysis: Analysis): Notes {
    const targets: Notes['targets'] = new Map();
    const notes = new Map<EntryId, Note>();
    for (const [entry, annotations] of byEntry(analysis)) notes.set(entry, this.noteOf(annotations, text));
    for (const annotation of analysis.annotations) {
      const note = notes.get(annotation.parent ?? annotation.entry);
      if (!note) continue;
      const { id } = annotation.parent === undefined ? note : addLine(note, annotation, text, this.ids);
      targets.set(annotation, { id, number: note.number });
    }
    return { notes: this.notes, targets, seen: this.seen };
  }

  private noteOf(annotations: readonly Annotation[], text: string): Note {
    const [first] = annotations;
    const remarks = [...new Set(annotations.flatMap(({ value }) => (value ? [value.text] : [])))];
    if (!first) throw new Error('A note needs an annotation.');
    const label = labelOf(first, text);
    const known = this.notes.find(
      (note) => note.entry === first.entry && note.label === label && note.remarks.join('\n') === remarks.join('\n'),
    );
    if (known) return known;
    const id = this.ids.take(`${this.name}--${slug(first.entry)}`);
    const note = newNote(first, label, remarks, this.catalogue, id, this.notes.length + 1);
    this.notes.push(note);
    return note;
  }
}

/** The annotations that have a note of their own, by entry, in the order of the text. */
function byEntry({ annotations }: Analysis): Map<EntryId, Annotation[]> {
  const groups = new Map<EntryId, Annotation[]>();
  for (const annotation of annotations) {
    if (annotation.parent !== undefined) continue;
    const group = groups.get(annotation.entry);
    if (group) group.push(annotation);
    else groups.set(annotation.entry, [annotation]);
  }
  return groups;
}

/** The notes of one text. */
export const buildNotes = (text: string, analysis: Analysis, catalogue: Catalogue, block: string): Notes =>
  new NoteBook(catalogue, block).add(text, analysis);

/** A token as its note and its card name it. */
export function labelOf({ entry, role, span }: Annotation, text: string): string {
  const written = text.slice(span.start, span.end);
  // In a unit file the equals sign belongs to the name, in nginx there is none
  return role === 'directive' && entry.startsWith('systemd/') ? `${written}=` : written;
}

function newNote(
  annotation: Annotation,
  label: string,
  remarks: string[],
  catalogue: Catalogue,
  id: string,
  number: number,
): Note {
  const { entry } = annotation;
  return { id, number, entry, label, kind: kindOf(annotation), text: textOf(entry, catalogue), remarks, lines: [] };
}

/** The text of an entry; a directive's text is written once for all its sections. */
export function textOf(entry: EntryId, catalogue: Catalogue): ShownText {
  const withoutSection = entry.replace(/^systemd\/[A-Z][A-Za-z]*\./, 'systemd/');
  return catalogue.texts[entry] ?? catalogue.texts[withoutSection] ?? fallbackText(entry, catalogue);
}

function addLine(note: Note, annotation: Annotation, text: string, ids: Ids): NoteLine {
  const { span, entry, role, value } = annotation;
  const written = role === 'command' ? 'Kommandozeile' : text.slice(span.start, span.end);
  const known = note.lines.find(
    (line) => line.label === written && line.entry === entry && line.text === (value?.text ?? ''),
  );
  if (known) return known;
  const label = value?.secret ? maskedLabel(written) : written;
  const line: NoteLine = {
    id: ids.take(`${note.id}-${slug(label) || 'wert'}`),
    label: written,
    entry,
    role,
    text: value?.text ?? '',
  };
  note.lines.push(line);
  return line;
}

/** Ids and links never repeat a secret: of `NAME=value` only the name is kept. */
const maskedLabel = (written: string): string =>
  written.includes('=') ? written.slice(0, written.indexOf('=')) : 'geheimnis';
