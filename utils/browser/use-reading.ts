import { useEffect, useState } from 'react';
import { type Reading, watchReading } from './reading.ts';

/** How far the lab is with the file, while it reads one. */
export function useReading(isRunning: boolean): Reading | null {
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    setReading(null);
    return isRunning ? watchReading(setReading) : undefined;
  }, [isRunning]);
  return reading;
}
