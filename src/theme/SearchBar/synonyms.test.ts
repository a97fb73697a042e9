import { describe, expect, it } from 'vitest';
import { synonyms, termsFor } from './synonyms';

/** The second column of the project's terminology. */
const ourTerms = `
  Kommandozeile, Option, Schalter, Argument, Wert, Kurzform, Langform, Alias, Abkürzung, Direktive, Abschnitt,
  INI-Datei, Konfigurationsdatei, Standardwert, Platzhalter, Umgebungsvariable, Geheimnis, maskieren,
  gleichwertig, Anwendungsserver, Anwendung, Callable, Modulpfad, Master-Prozess, Worker, Thread, HTTP-Router,
  uwsgi-Protokoll, virtuelle Umgebung, Plugin, Puffergröße, Warteschlange, Zeitlimit, geordnet neu laden, geordnet
  beenden, Dienst, Hauptprozess, Unit, Unit-Datei, Dienst-Unit, Target, Drop-in-Datei, Reihenfolge, Abhängigkeit,
  Neustart, neu starten, Arbeitsverzeichnis, Dienstkonto, Benutzerkonto, Block, Kontext, server-Block, Reverse-Proxy, Upstream, Socket, Anfrage, Antwort, Header, Anfrage-Body, ausliefern, Bereitstellung, bereitstellen,
  Produktivbetrieb, Log, Logdatei, Logzeile, Journal, Exit-Code, Statuscode, Signal, Dateirechte, Härtung, härten,
  Sandbox, Gefährdungswert, Capability, Namensraum, Erklärung, Codeblock, Werkstatt, Referenz, Diagnose, Fehler,
  Warnung, Hinweis, Vorschlag, umwandeln, erzeugen, Beleg, Teilen-Link, Fehlersuche
`
  .split(/,\s+/)
  .map((term) => term.replace(/\s+/g, ' ').trim());

const terms = (query: string): string[] => termsFor(query).map(({ term }) => term);

describe('a rejected word', () => {
  it.each([
    ['Flag', 'Schalter'],
    ['Flag', 'Option'],
    ['Service-Datei', 'Unit-Datei'],
    ['Befehlszeile', 'Kommandozeile'],
    ['Timeout', 'Zeitlimit'],
    ['Reverse Proxy', 'Reverse-Proxy'],
    ['request', 'Anfrage'],
  ])('„%s“ leads to „%s“', (typed, term) => {
    expect(terms(typed)).toContain(term);
  });

  it('is found in the middle of a query', () => {
    expect(termsFor('welches Timeout gilt')).toEqual([{ typed: 'timeout', term: 'Zeitlimit' }]);
  });

  it('never leads to another rejected word, save for the two forms of one term', () => {
    const forms = ['neu starten', 'neustart'];
    const targets = [...new Set([...synonyms.values()].flat())].map((term) => term.toLowerCase());
    expect(targets.filter((term) => synonyms.has(term) && !forms.includes(term))).toEqual([]);
  });

  it('leads to a term of this site and to nothing else', () => {
    // „geordnet“ and „sofort“ are the two halves of „geordnet neu laden“ and its opposite.
    const known = new Set([...ourTerms, 'geordnet', 'sofort']);
    expect([...synonyms.values()].flat().filter((term) => !known.has(term))).toEqual([]);
  });

  it('never leads to itself', () => {
    for (const [typed, found] of synonyms) expect(found.map((term) => term.toLowerCase())).not.toContain(typed);
  });
});

it('leaves a term of ours alone', () => {
  expect(terms('Schalter')).toEqual([]);
  expect(terms('--die-on-term')).toEqual([]);
});
