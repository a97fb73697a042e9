// Change: the components that authors may use, instead of React alone.
import React from 'react';
import RequestPath from '@site/src/components/RequestPath';

export default { React, ...React, RequestPath };
