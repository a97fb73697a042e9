import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Experiment, RecordedStep, Recording, Step } from '../experiments/types';
import { inline } from './inline';

const programs: Record<string, string> = {
  'uwsgi-core': 'uWSGI',
  'python3-flask': 'Flask',
  nginx: 'nginx',
  systemd: 'systemd',
  gunicorn: 'Gunicorn',
  bash: 'Bash',
};

const german = (value: number): string => value.toLocaleString('de-DE', { maximumFractionDigits: 1 });

/** One experiment as a folded block of HTML: question, commands with their recorded output, conclusion, how to repeat it. */
export function renderExperiment(experiment: Experiment, recording: Recording): string {
  const { id, question, conclusion, files, steps } = experiment;
  const hidden = steps.some((step) => step.hidden);
  return toHtml(
    h('details', { id: `versuch-${id}`, dataExperiment: id }, [
      h('summary', [h('span', { dataPart: 'label' }, 'Versuch'), ' ', ...inline(question)]),
      h('p', { dataPart: 'versions' }, versions(recording)),
      ...(hidden
        ? [h('p', { dataPart: 'note' }, 'Die Vorbereitung (Konto, Dateien, Unit) ist hier nicht gezeigt.')]
        : []),
      ...files.map(renderFile),
      ...steps.flatMap((step, index) => {
        const recorded = recording.steps[index];
        return step.hidden || !recorded ? [] : renderStep(step, recorded);
      }),
      h('p', { dataPart: 'conclusion' }, [h('strong', 'Ergebnis:'), ' ', ...inline(conclusion)]),
      h('p', { dataPart: 'repeat' }, ['Wiederholen: ', h('code', `npm run experiments -- ${id}`)]),
    ]),
  );
}

function versions({ versions: found, date }: Recording): string {
  const shown = Object.entries(programs).flatMap(([name, label]) => (found[name] ? [`${label} ${found[name]}`] : []));
  const [year = '', month = '', day = ''] = date.split('-');
  return `${shown.join(', ')}; aufgezeichnet am ${Number(day)}. ${Number(month)}. ${year}`;
}

const renderFile = ({ name, text }: Experiment['files'][number]): Element =>
  h('details', { dataPart: 'file' }, [
    h('summary', ['Datei ', h('code', name)]),
    h('pre', { tabIndex: 0 }, [h('code', text.trimEnd())]),
  ]);

function renderStep(step: Step, { output, seconds }: RecordedStep): ElementContent[] {
  const command = step.background ? `${step.run.trimEnd()} &` : step.run.trimEnd();
  const note = [step.note, step.expect?.seconds ? `Dauer: ${german(seconds)} s` : undefined].filter(
    (text) => text !== undefined,
  );
  return [
    ...(note.length > 0 ? [h('p', { dataPart: 'note' }, inline(note.join(' · ')))] : []),
    h('pre', { tabIndex: 0 }, [
      h('code', [
        h('span', { dataPart: 'command' }, `$ ${command}`),
        ...(output === '' ? [] : ['\n', h('samp', output)]),
      ]),
    ]),
  ];
}
