-- An endless loop by goto.
-- expect: limit: it took 
::again::
goto again
