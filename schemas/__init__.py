"""What crosses a process boundary: HTTP bodies, course files, journal payloads, jobs and exports."""
