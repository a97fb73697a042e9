import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { SiteFields } from '../../site';

/** Repository and imprint, as the build found them in its environment. */
export function useSiteFields(): SiteFields {
  return useDocusaurusContext().siteConfig.customFields as SiteFields;
}
