import type { Config } from '@docusaurus/types';
import type * as Preset from '@docusaurus/preset-classic';
import { site } from './src/site';

const config: Config = {
  title: 'Flask in Betrieb',
  tagline: 'uWSGI, systemd und nginx: jede Option und jede Direktive erklärt',
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
  presets: [
    [
      'classic',
      {
        docs: {
          routeBasePath: 'docs',
          sidebarPath: './sidebars.ts',
          breadcrumbs: true,
          showLastUpdateTime: true,
          editUrl: site.editUrl,
          editCurrentVersion: true,
        },
        blog: false,
        pages: {},
        sitemap: { changefreq: null, priority: null },
        theme: { customCss: ['./src/css/tokens.css', './src/css/site.css', './src/css/print.css'] },
      } satisfies Preset.Options,
    ],
  ],
  themes: ['@docusaurus/theme-live-codeblock'],
  themeConfig: {
    image: 'img/social-card.png',
    colorMode: { defaultMode: 'light', respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: false, autoCollapseCategories: false } },
    navbar: {
      title: 'Flask in Betrieb',
      logo: { alt: '', src: 'img/logo.svg', srcDark: 'img/logo-dark.svg', width: 26, height: 26 },
      items: [
        { type: 'docSidebar', sidebarId: 'guide', label: 'Leitfaden', position: 'left' },
        { to: '/referenz/', label: 'Referenz', position: 'left' },
        { type: 'docsVersionDropdown', position: 'right' },
        { type: 'search', position: 'right' },
      ],
    },
    prism: { additionalLanguages: ['bash', 'ini', 'nginx', 'systemd', 'python'] },
  } satisfies Preset.ThemeConfig,
};

export default config;
