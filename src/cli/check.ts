import { analyse } from '../engine/analyse';
import { defaultProfile } from '../engine/profiles';
import { recognise, withoutCopyEnding } from '../engine/recognise';
import { analyseStack } from '../engine/stack/analyseStack';
import type { Analysis, Catalogue, Language, ProfileName } from '../engine/types';
import type { Options } from './options';
import { Positions } from './positions';
import type { FileReport, Outcome, Unread } from './report';

/** A text that was read, under the name given on the command line. */
export interface Source {
  file: string;
  text: string;
}

interface Task extends Source {
  language: Language;
  /** As the report names it. */
  profile: ProfileName;
  /** As the engine takes it. */
  judged: ProfileName;
}

/**
 * Named where nothing is said. The engine judges with `pip` then: that is systemd 252 and nginx 1.22.1 of Debian 12
 * too, and the uWSGI that `pip` installs, also in an `ExecStart=`.
 */
const defaultProfiles: Record<Language, ProfileName> = {
  'uwsgi-ini': 'pip',
  'uwsgi-command': 'pip',
  systemd: 'debian-12',
  nginx: 'debian-12',
};

/** Analyses what was read, each text alone or all as one deployment. */
export function check(sources: Source[], { kind, profile, stack }: Options, catalogue: Catalogue): Outcome {
  const tasks: Task[] = [];
  const unread: Unread[] = [];
  for (const source of sources) {
    const found = languageOf(source, kind);
    if (typeof found !== 'string') unread.push({ file: source.file, message: found.message });
    else
      tasks.push({
        ...source,
        language: found,
        profile: profile ?? defaultProfiles[found],
        judged: profile ?? defaultProfile,
      });
  }
  return stack ? checkTogether(tasks, unread, catalogue) : checkEach(tasks, unread, catalogue);
}

/** The language of a text, or why it is not read. */
function languageOf({ file, text }: Source, kind: Options['kind']): Language | { message: string } {
  const found = recognise(text, file === '-' ? undefined : file);
  if (found && 'unread' in found && (kind === 'auto' || kind === 'uwsgi-ini'))
    return {
      message: `Das ist ${found.unread}. Gelesen werden INI-Dateien und Kommandozeilen von uWSGI, Unit-Dateien und nginx-Konfigurationen.`,
    };
  if (kind !== 'auto') return kind;
  if (found && 'language' in found) return found.language;
  return {
    message:
      'Weder Name noch Inhalt sagen, was für eine Datei das ist. Die Art mit `--kind` angeben, zum Beispiel `--kind nginx`.',
  };
}

const engineName = ({ file }: Source): string | undefined => (file === '-' ? undefined : withoutCopyEnding(file));

function checkEach(tasks: Task[], unread: Unread[], catalogue: Catalogue): Outcome {
  const reports: FileReport[] = [];
  for (const task of tasks) {
    const { language, judged, text, file } = task;
    try {
      const fileName = engineName(task);
      reports.push(reportOf(task, analyse(text, { language, profile: judged, catalogue, fileName })));
    } catch (error) {
      unread.push({ file, message: internalError(error) });
    }
  }
  return { reports, unread };
}

/** All as one deployment; where that fails, what can be said of each file alone is still said. */
function checkTogether(tasks: Task[], unread: Unread[], catalogue: Catalogue): Outcome {
  try {
    const files = tasks.map((task) => ({
      name: engineName(task) ?? task.file,
      text: task.text,
      language: task.language,
      profile: task.judged,
    }));
    const { analyses } = analyseStack(files, { catalogue });
    const reports = tasks.flatMap((task, index) => {
      const analysis = analyses[index];
      return analysis ? [reportOf(task, analysis)] : [];
    });
    return { reports, unread };
  } catch (error) {
    const alone = checkEach(tasks, unread, catalogue);
    return { ...alone, unread: [...alone.unread, { file: '--stack', message: internalError(error) }] };
  }
}

const internalError = (error: unknown): string =>
  `Die Prüfung ist an einem Fehler dieses Programms gescheitert: ${error instanceof Error ? error.message : String(error)}`;

function reportOf({ file, text, language, profile }: Task, { diagnostics }: Analysis): FileReport {
  const positions = new Positions(text);
  return {
    file,
    kind: language,
    profile,
    positions,
    diagnostics: diagnostics.map(({ span, severity, code, message, fixes }) => {
      const { line, column, endLine, endColumn } = positions.range(span);
      return { line, column, endLine, endColumn, severity, code, message, fixes };
    }),
  };
}
