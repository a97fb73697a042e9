// Change: components that pages of the guide may use without an import.
import MDXComponents from '@theme-original/MDXComponents';
import RequestPath from '../components/RequestPath';

export default { ...MDXComponents, RequestPath };
