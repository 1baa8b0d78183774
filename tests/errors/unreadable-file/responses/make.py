# A socket in place of the file: nobody can open it, whatever they may read.
import socket

socket.socket(socket.AF_UNIX).bind("answers.csv")
