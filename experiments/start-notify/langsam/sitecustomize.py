"""Makes the start of the interpreter take five seconds, as a large application does."""

import time

time.sleep(5)
