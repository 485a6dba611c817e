// What jemalloc reads when the program starts; MALLOC_CONF in the environment counts more.
//
// - Few arenas: the worker threads allocate little and at different times, and an arena each would cost memory.
// - What is free goes back to the system after a second, not after ten.
extern "C" {
extern const char* malloc_conf;  // the library's name for it
const char* malloc_conf = "narenas:4,dirty_decay_ms:1000,muzzy_decay_ms:0";
}
