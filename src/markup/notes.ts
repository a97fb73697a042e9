import type { Catalogue, ShownText } from '../catalogue/types';
import type { Analysis, Annotation, EntryId, Role } from '../engine/types';
import { fallbackText } from './fallback';
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
function kindOf({ entry, role }: Annotation): string {
  const program = programs[entry.slice(0, entry.indexOf('/'))];
  return program === undefined ? roles[role] : `${roles[role]} · ${program}`;
}

/**
 * The notes of an analysed text. Ids depend on the block's name, the entry and the value alone, so that they stay
 * the same when other things on the page change.
 */
export function buildNotes(text: string, analysis: Analysis, catalogue: Catalogue, block: string): Notes {
  const ids = new Ids();
  const notes = new Map<EntryId, Note>();
  const targets: Notes['targets'] = new Map();
  const own = analysis.annotations.filter((annotation) => annotation.parent === undefined);
  for (const annotation of own) {
    const { entry, value } = annotation;
    let note = notes.get(entry);
    if (!note) {
      note = newNote(annotation, text, catalogue, ids.take(`${block}--${slug(entry)}`), notes.size + 1);
      notes.set(entry, note);
    }
    if (value && !note.remarks.includes(value.text)) note.remarks.push(value.text);
    targets.set(annotation, { id: note.id, number: note.number });
  }
  for (const annotation of analysis.annotations) {
    if (annotation.parent === undefined) continue;
    const note = notes.get(annotation.parent);
    if (!note) continue;
    targets.set(annotation, { id: addLine(note, annotation, text, ids).id, number: note.number });
  }
  return { notes: [...notes.values()], targets };
}

function newNote(annotation: Annotation, text: string, catalogue: Catalogue, id: string, number: number): Note {
  const { entry, span } = annotation;
  const written = text.slice(span.start, span.end);
  return {
    id,
    number,
    entry,
    // In a unit file the equals sign belongs to the name, in nginx there is none
    label: annotation.role === 'directive' && entry.startsWith('systemd/') ? `${written}=` : written,
    kind: kindOf(annotation),
    text: textOf(entry, catalogue),
    remarks: [],
    lines: [],
  };
}

/** The text of an entry; a directive's text is written once for all its sections. */
function textOf(entry: EntryId, catalogue: Catalogue): ShownText {
  const withoutSection = entry.replace(/^systemd\/[A-Z][A-Za-z]*\./, 'systemd/');
  return catalogue.texts[entry] ?? catalogue.texts[withoutSection] ?? fallbackText(entry, catalogue);
}

function addLine(note: Note, annotation: Annotation, text: string, ids: Ids): NoteLine {
  const { span, entry, role, value } = annotation;
  const written = role === 'command' ? 'Kommandozeile' : text.slice(span.start, span.end);
  const known = note.lines.find((line) => line.label === written && line.entry === entry);
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
