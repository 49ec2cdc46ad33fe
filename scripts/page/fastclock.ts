// Loaded before the relay for a picture: its clock runs faster, so that half an hour of calls takes half a minute.
const began = Date.now();
const real = Date.now;
Date.now = () => began + (real() - began) * Number(process.env.CLOCK_SPEED ?? 1);
