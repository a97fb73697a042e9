import type { Config } from '@docusaurus/types';
import type * as Preset from '@docusaurus/preset-classic';
import { prismTheme } from './src/css/prismTheme';
import { editionLabels, editionOptions } from './src/editions';
import { annotateFences } from './src/remark/annotateFences';
import { experiments } from './src/remark/experiments';
import { listings } from './src/remark/listings';
import { unbrokenCode } from './src/remark/unbrokenCode';
import { editUrl, site, siteFields } from './src/site';

/** Every page's code fences become ready-made, annotated HTML. */
const remarkPlugins = [experiments, listings, [annotateFences, { baseUrl: site.baseUrl }], unbrokenCode];

const root = __dirname;
const editions = editionLabels(root);

/** What the pages plugin leaves out: its own defaults, and the imprint where there is none to show. */
const hiddenPages = [
  '**/_*.{js,jsx,ts,tsx,md,mdx}',
  '**/_*/**',
  '**/*.test.{js,jsx,ts,tsx}',
  '**/__tests__/**',
  ...(site.imprint === null ? ['impressum.tsx'] : []),
];

const footerLinks = [
  { label: 'Leitfaden', to: '/docs/' },
  { label: 'Werkstatt', to: '/werkstatt/' },
  { label: 'Referenz', to: '/referenz/' },
  { label: 'Regeln', to: '/regeln/' },
  site.repository === null
    ? { label: 'Quelltext', to: '/lizenz/#quelltext' }
    : { label: 'Quelltext', href: site.repository },
  { label: 'Mitwirken', to: '/mitwirken/' },
  { label: 'Lizenz', to: '/lizenz/' },
  { label: 'Datenschutz', to: '/datenschutz/' },
  { label: 'Barrierefreiheit', to: '/barrierefreiheit/' },
  ...(site.imprint === null ? [] : [{ label: 'Impressum', to: '/impressum/' }]),
];

const config: Config = {
  title: 'Flask in Betrieb',
  tagline: 'uWSGI, systemd und nginx für ein Flask-Backend: Wort für Wort erklärt',
  favicon: 'img/favicon.svg',
  url: site.url,
  baseUrl: site.baseUrl,
  trailingSlash: true,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
  baseUrlIssueBanner: false,
  future: { v4: true },
  i18n: { defaultLocale: 'de', locales: ['de'] },
  // The keys in the reader's browser are named on the page /datenschutz/.
  storage: { namespace: 'flask-in-betrieb' },
  customFields: siteFields,
  headTags: [
    // Controls that do nothing without JavaScript are not shown without it
    {
      tagName: 'noscript',
      attributes: {},
      innerHTML: `<link rel="stylesheet" href="${site.baseUrl}without-script.css">`,
    },
    { tagName: 'link', attributes: { rel: 'icon', href: `${site.baseUrl}favicon.ico`, sizes: '48x48' } },
    { tagName: 'link', attributes: { rel: 'apple-touch-icon', href: `${site.baseUrl}img/apple-touch-icon.png` } },
    { tagName: 'meta', attributes: { name: 'color-scheme', content: 'light dark' } },
    {
      tagName: 'meta',
      attributes: { name: 'theme-color', content: '#fbfaf6', media: '(prefers-color-scheme: light)' },
    },
    { tagName: 'meta', attributes: { name: 'theme-color', content: '#10181a', media: '(prefers-color-scheme: dark)' } },
  ],
  presets: [
    [
      'classic',
      {
        docs: {
          routeBasePath: 'docs',
          sidebarPath: './sidebars.ts',
          breadcrumbs: true,
          showLastUpdateTime: true,
          editUrl: ({ docPath }) => editUrl(docPath),
          remarkPlugins,
          ...editionOptions(root),
        },
        blog: false,
        pages: { exclude: hiddenPages, remarkPlugins },
        sitemap: { changefreq: null, priority: null },
        theme: { customCss: ['./src/css/tokens.css', './src/css/site.css', './src/css/print.css'] },
      } satisfies Preset.Options,
    ],
  ],
  clientModules: ['./src/clientModules/brokenAnchors.ts', './src/clientModules/earlierAnchors.ts'],
  themes: ['@docusaurus/theme-live-codeblock'],
  plugins: [
    './src/plugins/catalogue/index.ts',
    './src/plugins/downloads/index.ts',
    './src/plugins/leanBundle/index.ts',
    './src/plugins/reference/index.ts',
    './src/plugins/rules/index.ts',
    './src/plugins/search/index.ts',
    './src/plugins/troubleshooting/index.ts',
    './src/plugins/workshop/index.ts',
    './src/plugins/contentSecurityPolicy/index.ts',
  ],
  themeConfig: {
    image: 'img/social-card.png',
    metadata: [
      { property: 'og:site_name', content: 'Flask in Betrieb' },
      { property: 'og:image:alt', content: 'Eine uWSGI-Kommandozeile mit der Erklärung zu --master' },
    ],
    colorMode: { defaultMode: 'light', respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: false, autoCollapseCategories: false } },
    navbar: {
      title: 'Flask in Betrieb',
      logo: { alt: '', src: 'img/logo.svg', srcDark: 'img/logo-dark.svg', width: 26, height: 26 },
      items: [
        { type: 'docSidebar', sidebarId: 'guide', label: 'Leitfaden', position: 'left' },
        { to: '/werkstatt/', label: 'Werkstatt', position: 'left' },
        { to: '/referenz/', label: 'Referenz', position: 'left' },
        { to: '/regeln/', label: 'Regeln', position: 'left' },
        ...(Object.keys(editions).length > 0
          ? [{ type: 'docsVersionDropdown', position: 'right', versions: editions } as const]
          : []),
        { type: 'search', position: 'right' },
      ],
    },
    footer: {
      links: footerLinks,
      copyright: 'Texte: CC BY 4.0 · Code: MIT',
    },
    prism: {
      theme: prismTheme,
      darkTheme: prismTheme,
      additionalLanguages: ['bash', 'ini', 'nginx', 'systemd', 'python'],
    },
  } satisfies Preset.ThemeConfig,
};

export default config;
