main() {
  local command=${1:-help}
  [ $# -gt 0 ] && shift
  case "$command" in
    node) ensure_node; "$@" ;;
    build) build_web; build_preset "${1:-release}" "${@:2}" ;;
    *) echo "usage: ./dev run|test|build|lint|format|bench|fuzz|package" ; [ "$command" = help ] || exit 2 ;;
  esac
}
