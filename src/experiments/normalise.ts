/**
 * What differs from run to run and says nothing: process ids, times, temporary paths. Everything else must stay as it
 * was recorded.
 */
const replacements: [RegExp, string][] = [
  // Times: journal and `date`, uWSGI, nginx, HTTP
  [
    /\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: +\d{1,2})? (?:\d{4} )?\d\d:\d\d:\d\d(?: \d{4}| UTC| GMT)?/g,
    'ZEIT',
  ],
  [/\b\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d| UTC)?/g, 'ZEIT'],
  [/\b\d{1,2}\/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}/g, 'ZEIT'],
  [/\b\d+(?:\.\d+)?(?: ?(?:msecs|micros|ms|us)\b| seconds\b)/g, 'DAUER'],
  // Process ids
  [/\b(pid:? ?|PID[ =:]*|Main PID: |process |MainPID=)\d+/gi, '$1NUMMER'],
  [/\b(uwsgi|nginx|systemd|gunicorn|python3?|env|sh|bash|kill|curl|false|\(\w+\))\[\d+\]/g, '$1[NUMMER]'],
  [/\/proc\/\d+\//g, '/proc/NUMMER/'],
  [/\b\d+#\d+: \*\d+/g, 'NUMMER'],
  [/\b\d+#\d+:/g, 'NUMMER:'],
  [/"pid": ?\d+/g, '"pid":NUMMER'],
  // Temporary paths
  [/\/tmp\/(?:tmp|systemd-private-)[\w.-]+/g, '/tmp/PFAD'],
];

export const normalise = (text: string): string =>
  replacements.reduce((changed, [pattern, name]) => changed.replace(pattern, name), text);
