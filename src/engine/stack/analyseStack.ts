import { analyse } from '../analyse';
import { analyseUnitWithDropIns } from '../systemd/dropIns';
import { defaultProfile, profiles } from '../profiles';
import { byName } from '../result';
import { filled } from '../rule';
import type { Analysis, Catalogue, Diagnostic } from '../types';
import { analyseIni } from '../uwsgi/analyseIni';
import type { StackFinding } from './finding';
import { readDeployment, type Deployment } from './model';
import { isRefuted, isRepeated } from './refuted';
import { stackRules } from './rules';
import type { StackAnalysis, StackFile, StackOptions } from './types';

/**
 * Analyses the files of one deployment: each for itself, and what lies between them. The order of the files does not
 * matter. Never throws, never runs anything.
 */
export function analyseStack(files: readonly StackFile[], options: StackOptions): StackAnalysis {
  const deployment = readDeployment(files, options);
  const merged = unitAnalyses(deployment, options.catalogue);
  const analyses = files.map((file, index): Analysis => {
    const profile = file.profile ?? options.profile ?? defaultProfile;
    const own = { language: file.language, catalogue: options.catalogue, profile, fileName: file.name };
    const plugins = file.language === 'uwsgi-ini' ? pluginsBefore(index, deployment) : [];
    const alone =
      plugins.length > 0
        ? analyseIni(file.text, options.catalogue, profiles[profile], file.name, plugins)
        : analyse(file.text, own);
    return combined(merged.get(index) ?? alone, index, deployment, options.catalogue);
  });
  return { analyses };
}

/** Lists of plugins that every uWSGI which reads an INI file has loaded from elsewhere, such as its command line. */
function pluginsBefore(file: number, { servers }: Deployment): string[] {
  const lists = servers
    .filter(({ files }) => files.includes(file))
    .map(({ settings: { list } }) => {
      const own = list.findIndex((setting) => setting.file === file);
      return list
        .slice(0, Math.max(own, 0))
        .flatMap(({ option, known: value }) => (option.valueKind === 'plugin-list' && value !== null ? [value] : []));
    });
  const [first = [], ...others] = lists;
  return first.filter((list) => others.every((other) => other.includes(list)));
}

/** Units with drop-in files are judged as one text, as systemd reads them. */
function unitAnalyses({ units, files }: Deployment, catalogue: Catalogue): Map<number, Analysis> {
  const result = new Map<number, Analysis>();
  for (const unit of units) {
    const [main = -1, ...dropIns] = unit.files;
    const base = files[main];
    if (!unit.complete || dropIns.length === 0 || !base) continue;
    const sources = dropIns.map((index) => ({ text: files[index]?.text ?? '', fileName: files[index]?.name }));
    const analyses = analyseUnitWithDropIns({ text: base.text, fileName: base.name }, sources, catalogue, unit.profile);
    unit.files.forEach((file, index) => {
      const analysis = analyses[index];
      if (analysis && !result.has(file)) result.set(file, analysis);
    });
  }
  return result;
}

/** The diagnostics of one file: its own but for those that other files refute, and those of the deployment placed in it. */
function combined(analysis: Analysis, file: number, deployment: Deployment, catalogue: Catalogue): Analysis {
  const own = analysis.diagnostics.filter((diagnostic) => !isRefuted(diagnostic, file, deployment));
  const between = findingsOf(deployment)
    .filter((finding) => finding.at.file === file && !isRepeated(finding, own))
    .flatMap((finding) => toDiagnostic(finding, catalogue));
  if (between.length === 0 && own.length === analysis.diagnostics.length) return analysis;
  const diagnostics = [...own, ...between].sort(
    (a, b) => a.span.start - b.span.start || byName(a.code, b.code) || byName(a.message, b.message),
  );
  return { ...analysis, diagnostics };
}

const known = new WeakMap<Deployment, StackFinding[]>();

function findingsOf(deployment: Deployment): StackFinding[] {
  const found = known.get(deployment) ?? stackRules.flatMap((rule) => rule(deployment));
  known.set(deployment, found);
  return found;
}

/** In the words of the catalogue; without its text there is nothing to say. */
function toDiagnostic(finding: StackFinding, catalogue: Catalogue): Diagnostic[] {
  const rule = catalogue.rules[finding.code];
  if (!rule) return [];
  const special = finding.variant === undefined ? undefined : rule.variants?.[finding.variant];
  const { what, follows, helps } = filled(special ?? rule, finding.values ?? {});
  return [
    {
      span: finding.at.span,
      severity: special?.severity ?? rule.severity,
      code: finding.code,
      message: [what, follows, helps].join(' '),
      fixes: finding.fixes ?? [],
      related: (finding.related ?? []).map(({ at, text }) => ({
        file: at.file,
        span: at.span,
        ...(text === undefined ? {} : { text }),
      })),
    },
  ];
}
